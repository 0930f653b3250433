"""Why an amount is no standard."""
