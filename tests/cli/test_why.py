"""`sayso read --why`: one finding with its reasons."""

from pathlib import Path

from click.testing import CliRunner

from sayso.cli import main


def why(tmp_path: Path, wanted: str) -> str:
    path = tmp_path / "report.txt"
    path.write_text("The mayor of Lima said on Monday that rebels had shelled the port.\n")
    result = CliRunner().invoke(main, ["read", str(path), "--why", wanted])
    assert result.exit_code == 0
    return result.stdout


def test_a_statement_is_named_by_its_number(tmp_path: Path) -> None:
    told = why(tmp_path, "1")
    assert "rule for «say» with clause" in told
    assert "source: The mayor of Lima" in told


def test_an_event_is_named_by_its_trigger(tmp_path: Path) -> None:
    told = why(tmp_path, "shelled")
    assert "ASSAULT" in told
    assert "reason" in told


def test_what_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    assert "nothing is called 'nowhere'" in why(tmp_path, "nowhere")
    assert "nothing is called '7'" in why(tmp_path, "7")
