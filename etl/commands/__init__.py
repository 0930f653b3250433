"""One module a command, each with `register(subparsers)`."""
