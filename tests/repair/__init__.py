"""What repair changes, and that every character keeps its origin."""
