"""The command line: one file a command."""

from sayso.cli.main import main

__all__ = ["main"]
