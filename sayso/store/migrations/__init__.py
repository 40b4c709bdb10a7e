"""Steps from one shape of the store to the next, oldest first; a step that has been released is never changed."""
