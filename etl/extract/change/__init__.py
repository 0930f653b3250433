"""What held before and by how much it rose: old figures, rises, growths."""
