"""Set sayso up in a virtual environment and run it: `python3 dev.py example`, `check` or `train`.

Only the standard library is needed; everything else is installed from wheels, pinned by hash in requirements*.lock.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent
EXAMPLE = "examples/kursk-2024"
OLDEST = (3, 11)


def run(*command: str | Path) -> None:
    """Run a command in the project's folder; stop with its status if it fails."""
    done = subprocess.run([str(part) for part in command], cwd=HOME, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def set_up(folder: Path, lock: str) -> Path:
    """A virtual environment with the pinned packages and sayso in it; answers the folder of its programs."""
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (programs / "pip").exists() and not (programs / "pip.exe").exists():
        print(f"Setting up {folder} …", file=sys.stderr)
        venv.create(folder, with_pip=True)
    python = programs / ("python.exe" if os.name == "nt" else "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The lock names every package, so pip has nothing to resolve (old versions of it stumble over repeated extras).
    run(*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", lock)
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ".")
    return programs


def example(folder: Path) -> None:
    """Read the shipped example into a store and show one report, a search and its story."""
    programs = set_up(folder, "requirements.lock")
    sayso, store = programs / "sayso", "sqlite:///example.sqlite"
    print("\n$ sayso add examples/kursk-2024 --store sqlite:///example.sqlite", flush=True)
    run(sayso, "add", EXAMPLE, "--store", store)
    print("\n$ sayso search --stance denies --store sqlite:///example.sqlite", flush=True)
    run(sayso, "search", "--stance", "denies", "--store", store)
    print("\n$ sayso story Kursk --store sqlite:///example.sqlite", flush=True)
    run(sayso, "story", "Kursk", "--store", store)
    report = next((HOME / EXAMPLE).glob("10-*")).relative_to(HOME).as_posix()
    print(f"\n$ sayso read {report}", flush=True)
    run(sayso, "read", report)
    print("\nIn the browser: sayso serve --store sqlite:///example.sqlite", flush=True)


def check(folder: Path) -> None:
    """Format, lint, types, import contract and tests: what CI runs."""
    programs = set_up(folder, "requirements-dev.lock")
    run(programs / "ruff", "format", "--check", ".")
    run(programs / "ruff", "check", ".")
    run(programs / "mypy")
    run(programs / "lint-imports")
    run(programs / "pytest", "-n", "2")


def train(folder: Path, news: Path | None) -> None:
    """Train the reader's model anew from `training/corpus` and raw reports (JSON lines with `text`); about an hour."""
    programs = set_up(folder, "requirements.lock")
    pip = [programs / "python", "-m", "pip", "install", "--quiet"]
    run(*pip, "--upgrade", "pip")  # old versions of it stumble over repeated extras
    run(*pip, "--editable", ".[training]")
    python, made = programs / "python", HOME / "training" / "made"
    made.mkdir(exist_ok=True)
    silver, trained = made / "silver.jsonl", made / "reader"
    run(python, "-m", "training.silver", silver, "training/corpus", "training/raw", *([news] if news else []))
    run(python, "-m", "training.train", trained, "--silver", silver, "--corpus", "training/corpus")
    run(python, "-m", "training.export", trained, "sayso/read/model")


def main() -> None:
    """What a newcomer wants, and what whoever renews the model needs."""
    if sys.version_info < OLDEST:
        sys.exit(f"sayso needs Python {'.'.join(map(str, OLDEST))} or newer; this is {sys.version.split()[0]}")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["example", "check", "train"])
    parser.add_argument(
        "--venv", type=Path, default=HOME / ".venv", help="where the virtual environment is, or is made"
    )
    parser.add_argument("--news", type=Path, help="train: raw reports to learn grammar from, JSON lines with `text`")
    given = parser.parse_args()
    folder = given.venv.resolve()
    if given.what == "train":
        train(folder, given.news)
    else:
        {"example": example, "check": check}[given.what](folder)


if __name__ == "__main__":
    main()
