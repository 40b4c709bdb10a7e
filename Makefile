.PHONY: check example lock train
check:  ## format, lint, types, import contract, tests
	python3 dev.py check
example:
	python3 dev.py example
train:  ## the reader's model anew; NEWS=FILE.jsonl adds raw reports to learn grammar from
	python3 dev.py train --venv .venv-train $(if $(NEWS),--news $(NEWS))
lock:  ## pin every package by hash, for all platforms and Python versions
	uv pip compile --universal --generate-hashes --python-version 3.11 pyproject.toml build.in -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev pyproject.toml build.in -o requirements-dev.lock
