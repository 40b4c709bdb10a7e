"""What README.md shows is what the program prints. (Its Python runs as a doctest.)"""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main

HOME = Path(__file__).parent.parent
PAGES = [HOME / "README.md", *sorted((HOME / "docs").glob("*.md"))]
SHOWN = re.compile(r"```console\n\$ sayso ([^\n]+)\n(.*?)\n```", re.DOTALL)
USED = re.compile(r"(?:`|^(?=sayso \S+ .*[/.#])|^\$ )sayso ([a-z]+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_shown_is_what_is_printed(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    for command, output in SHOWN.findall(page.read_text(encoding="utf-8")):
        printed = CliRunner().invoke(main, shlex.split(command)).stdout
        assert [line.rstrip() for line in printed.strip().splitlines()] == output.splitlines(), command


def test_the_readme_shows_a_whole_report() -> None:
    assert len(SHOWN.findall((HOME / "README.md").read_text(encoding="utf-8"))) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path) -> None:
    assert set(USED.findall(page.read_text(encoding="utf-8"))) <= set(main.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
