"""What checking finds, and that it finds nothing where nothing is wrong."""
