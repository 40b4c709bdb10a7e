"""Links across articles."""
