"""`sayso clean`, `sayso read` and `sayso schema`, as a user and a scorer call them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso.cli import main

REPORT = "The mayor said on Monday that two bridges had collapsed. “Nobody was hurt,” she added."
PAGE = f"""<!DOCTYPE html><html><head><title>Bridges collapse</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridges collapse</h1><p>{REPORT}</p><p>{REPORT.replace("Monday", "Tuesday").replace("two", "three")}</p>
</article><footer>Copyright</footer></body></html>"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text(
        json.dumps({"id": "one", "text": REPORT, "published": "2024-10-29"})
        + "\nnot json\n"
        + json.dumps({"id": "two", "html": PAGE, "url": "https://post.example/2024/10/29/bridges"})
        + "\n"
    )
    return path


def test_read_gives_a_reading_a_line_in_order_and_keeps_the_text(lines: Path) -> None:
    result = run("read", lines, "--format", "jsonl")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (first["article"]["id"], first["article"]["text"]) == ("one", REPORT)
    assert second["article"]["id"] == "two"
    assert first["statements"]


def test_a_bad_line_is_named_the_rest_goes_on_and_the_status_is_1(lines: Path) -> None:
    result = run("read", lines, "--format", "jsonl")
    assert result.exit_code == 1
    assert "reports.jsonl:2" in result.stderr


def test_one_and_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    reports = [json.dumps({"id": str(number), "text": f"{REPORT} It took {number} hours."}) for number in range(12)]
    path.write_text("\n".join(reports))
    command = [sys.executable, "-m", "sayso", "read", str(path), "--format", "jsonl", "--processes"]
    one, two = (subprocess.run([*command, n], check=True, capture_output=True).stdout for n in ("1", "2"))
    assert one == two
    assert len(one.splitlines()) == 12


def test_read_without_format_shows_text_and_tables(lines: Path) -> None:
    seen = run("read", lines).stdout
    assert "Statements" in seen
    assert "two bridges had collapsed" in seen


def test_clean_keeps_ids_and_takes_the_page_away(lines: Path) -> None:
    result = run("clean", lines, "--format", "jsonl")
    second = json.loads(result.stdout.splitlines()[1])
    assert second["id"] == "two"
    assert "Home" not in second["text"]
    assert second["url"] == "https://post.example/2024/10/29/bridges"


def test_clean_takes_injected_lines_out_of_plain_text_too(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    link = "https://ads.example/x9f3?key=0a9fbc7d6e5f41"
    path.write_text(
        json.dumps({"id": "one", "text": f"{REPORT}\n{link}\n{REPORT.replace('two', 'four')}", "title": "T"})
    )
    (article,) = map(json.loads, run("clean", path, "--format", "jsonl").stdout.splitlines())
    assert link not in article["text"]
    assert [entry["words"] for entry in article["removed"]] == [link]
    assert article["title"] == "T"


def test_schema_is_json_schema() -> None:
    schema = json.loads(run("schema", "reading").stdout)
    assert schema["$ref"].endswith("Reading")


def test_a_missing_file_is_a_sentence_not_a_traceback(tmp_path: Path) -> None:
    result = run("read", tmp_path / "nowhere.txt")
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr
    assert "Traceback" not in result.stderr
