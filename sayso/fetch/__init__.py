"""Addresses in, Pages out: for now files, folders and JSON lines on this machine."""
