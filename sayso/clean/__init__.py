"""A Page in, an Article out."""
