"""The annotated text that the project wrote, and the program that trains the reader's model from it."""
