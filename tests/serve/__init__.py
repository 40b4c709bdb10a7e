"""The pages and the REST API."""
