"""One module a command: `register(subparsers)` adds its parser and sets `run`, a function of the parsed arguments.

`run` returns the exit status. Modules are found by name, so a new command is a new file and no list to edit; heavy
imports belong inside `run`, so that every command starts fast.
"""
