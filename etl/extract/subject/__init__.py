"""What an amount is paid for: indicator, area, mode, care level, said or carried."""
