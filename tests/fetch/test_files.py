"""Files, folders and JSON lines in; Pages, Articles and Failures out."""

from pathlib import Path

from sayso.fetch.files import Item, find_items
from sayso.record import Article, Failure, Page

REPORT = "The mayor said on Monday that two bridges had collapsed."


def items(*paths: Path, largest: int = 10_000) -> list[Item]:
    return list(find_items(paths, largest=largest))


def failure(path: Path, *, largest: int = 10_000) -> str:
    (found,) = items(path, largest=largest)
    assert isinstance(found, Failure)
    return found.reason


def test_a_folder_gives_its_files_by_name_and_skips_its_readme(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "README.md", "picture.png"):
        (tmp_path / name).write_text(REPORT)
    found = items(tmp_path)
    assert [isinstance(each, Page) and each.is_html for each in found] == [True, False]


def test_a_saved_page_is_a_page_whatever_its_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"<!DOCTYPE html><html><body><p>{REPORT}</p></body></html>")
    (found,) = items(path)
    assert isinstance(found, Page)
    assert found.is_html


def test_json_lines_with_text_are_articles_character_for_character(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "x1", "text": "  Two\\r\\nlines ", "published": "2024-10", "unknown": 3}\n')
    (found,) = items(path)
    assert isinstance(found, Article)
    assert (found.id, found.text, found.published) == ("x1", "  Two\r\nlines ", "2024-10")


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": 1, "text": "One."}\n{"id": \n{"id": "3"}\n\n{"id": "4", "html": "<p>Four.</p>"}\n')
    first, second, third, fourth = items(path)
    assert isinstance(first, Article)
    assert first.id == "1"
    assert isinstance(second, Failure)
    assert second.item.endswith("reports.jsonl:2")
    assert isinstance(third, Failure)
    assert "neither" in third.reason
    assert isinstance(fourth, Page)


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("x" * 101)
    assert "101 bytes" in failure(path, largest=100)


def test_a_line_that_is_too_long_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": "' + "x" * 500 + '"}\n{"id": "ok", "text": "One."}\n')
    long, short = items(path, largest=100)
    assert isinstance(long, Failure)
    assert isinstance(short, Article)


def test_missing_empty_and_hollow_things_say_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    (tmp_path / "hollow").mkdir()
    assert "empty" in failure(empty)
    assert "cannot be opened" in failure(tmp_path / "nowhere.txt")
    assert "holds no" in failure(tmp_path / "hollow")


def test_the_id_of_a_file_does_not_depend_on_its_content(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    ids = set()
    for content in ("One.", "Two."):
        path.write_text(content)
        (found,) = items(path)
        assert isinstance(found, Page)
        ids.add(found.id)
    assert len(ids) == 1
