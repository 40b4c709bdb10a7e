.PHONY: check example lock
check:  ## format, lint, types, import contract, tests
	python3 dev.py check
example:
	python3 dev.py example
lock:  ## pin every package by hash, for all platforms and Python versions
	uv pip compile --universal --generate-hashes --python-version 3.11 pyproject.toml build.in -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev pyproject.toml build.in -o requirements-dev.lock
