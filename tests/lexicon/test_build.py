"""A user's own lexicon: built from outside files, looked up, shown, and named in every reading."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli import main
from sayso.errors import LexiconError
from sayso.lexicon import lexicon_version
from sayso.lexicon.added import find_added, use_lexicon
from sayso.lexicon.build import Source, build_lexicon
from sayso.lexicon.build.sorting import SortedWriter
from sayso.lexicon.places import find_towns
from sayso.lexicon.sorted_file import SortedFile
from sayso.read.article import read_article
from sayso.record import Article

SANCTIONS = [
    {"id": "NK-1", "schema": "Person", "properties": {
        "name": ["Zoran Petkovix"], "alias": ["Zoki", "Zorán Petkovix", "Z. Petkovix"], "nationality": ["rs"]}},
    {"id": "NK-2", "schema": "Organization", "properties": {
        "name": ["Golden Heron Front"], "country": ["ng"], "topics": ["sanction", "crime.terror"]}},
    {"id": "NK-4", "schema": "Person", "properties": {"name": ["Ann Twice"], "country": ["ng", "rs"]}},
    {"id": "NK-5", "schema": "Person", "properties": {"name": ["Ann Twice"], "country": ["ng"]}},
    {"id": "NK-6", "schema": "Security", "properties": {"name": ["A Bond"]}},
]  # fmt: skip
PLACES = [
    "1001\tUmuanunux\tUmuanunux\tUmu Anunu\t5.4\t7.0\tP\tPPL\tNG\t\t28\t\t\t\t900\t\t\tAfrica/Lagos\t2020-01-01",
    "1002\tGone Town\tGone Town\t\t5.4\t7.0\tP\tPPLH\tNG\t\t28\t\t\t\t0\t\t\tAfrica/Lagos\t2020-01-01",
    "1003\tPlain Field\tPlain Field\t\t5.4\t7.0\tL\tFLD\tNG\t\t28\t\t\t\t0\t\t\tAfrica/Lagos\t2020-01-01",
]


def claim(value: object) -> dict[str, object]:
    return {"rank": "normal", "mainsnak": {"datavalue": {"value": value}}}


ENTITIES = [
    {"id": "Q403", "labels": {"en": {"value": "Serbia"}}, "claims": {"P298": [claim("SRB")]}},
    {"id": "Q9001", "labels": {"en": {"value": "Zoran Petkovix"}}, "aliases": {"en": [{"value": "Petkovix"}]},
     "claims": {"P31": [claim({"id": "Q5"})], "P27": [claim({"id": "Q403"})]}},
    {"id": "Q9002", "labels": {"de": {"value": "Nur Deutsch"}}, "claims": {"P31": [claim({"id": "Q5"})]}},
    {"id": "Q9003", "labels": {"en": {"value": "Some Star"}}, "claims": {"P31": [claim({"id": "Q523"})]}},
    {"id": "Q9004", "labels": {"en": {"value": "Half Entry"}}, "claims": {"P31": [{"rank": "normal"}, 3]}},
]  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    sanctions, places, dump = tmp_path / "os.json.gz", tmp_path / "NG.txt", tmp_path / "dump.json"
    sanctions.write_bytes(gzip.compress("\n".join(["not json", "[]", *map(json.dumps, SANCTIONS)]).encode()))
    places.write_text("\n".join(["no place", *PLACES]), encoding="utf-8")
    dump.write_text("[\n" + ",\n".join(map(json.dumps, ENTITIES)) + "\n]\n", encoding="utf-8")
    return [Source("opensanctions", sanctions), Source("geonames", places), Source("wikidata", dump)]


@pytest.fixture
def lexicon(sources: list[Source], tmp_path: Path) -> Iterator[Path]:
    build_lexicon(tmp_path / "mine", sources)
    use_lexicon(tmp_path / "mine")
    yield tmp_path / "mine"
    use_lexicon(None)


def test_the_same_files_give_the_same_bytes(sources: list[Source], tmp_path: Path) -> None:
    counts = build_lexicon(tmp_path / "one", sources)
    build_lexicon(tmp_path / "two", sources)
    assert list(counts.values()) == [5, 1, 1]
    for name in ("names.tsv", "towns.tsv", "about.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_names_are_found_whatever_their_case_and_accents(lexicon: Path) -> None:
    assert lexicon.is_dir()
    found = find_added("ZORAN PETKOVIX")
    assert {(one.base, one.id, one.country) for one in found} == {
        ("opensanctions", "NK-1", "SRB"),
        ("wikidata", "Q9001", "SRB"),
    }
    assert not find_added("Zoki")  # one word is anybody
    assert not find_added("A Bond")
    assert not find_added("Some Star")


def test_places_that_are_no_more_are_left_out(lexicon: Path) -> None:
    assert lexicon.is_dir()
    assert [(town.country, town.population) for town in find_towns("Umuanunux")] == [("NGA", 900)]
    assert not find_towns("Gone Town")
    assert not find_towns("Plain Field")


def test_a_reading_knows_what_the_lexicon_knows_and_names_it(lexicon: Path) -> None:
    version = json.loads((lexicon / "about.json").read_text())["version"]
    text = "Zoran Petkovix met leaders of the Golden Heron Front on Friday. Ann Twice was there."
    reading = read_article(Article(id="a", text=text))
    assert reading.versions is not None
    assert reading.versions.lexicon == lexicon_version()
    assert lexicon_version().endswith(f"+{version}")
    known = {entity.name: entity for entity in reading.entities}
    assert known["Zoran Petkovix"].country == "SRB"
    assert [(link.base, link.id) for link in known["Zoran Petkovix"].links] == [
        ("opensanctions", "NK-1"),
        ("wikidata", "Q9001"),
    ]
    assert known["Golden Heron Front"].sector == "REB"
    # Two of that name: neither is chosen, nor believed.
    assert known["Ann Twice"].links == ()
    assert known["Ann Twice"].country is None


@pytest.mark.parametrize(
    "text",
    ["The Kenyan doctor Zoran Petkovix was in Oslo.", "Zoran Petkovix, a Kenyan doctor, was in Oslo."],
)
def test_what_the_text_contradicts_is_not_believed(lexicon: Path, text: str) -> None:
    assert lexicon.is_dir()
    known = {entity.name: entity for entity in read_article(Article(id="a", text=text)).entities}
    assert (known["Zoran Petkovix"].country, known["Zoran Petkovix"].links) == ("KEN", ())


def test_a_damaged_lexicon_is_refused(lexicon: Path) -> None:
    (lexicon / "names.tsv").write_text("half a line\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="is damaged"):
        use_lexicon(lexicon)
    use_lexicon(None)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"PK\x03\x04rest", "unzip it first"),
        ("a.gz", gzip.compress(b"{}\n" * 500, mtime=0)[:30] + b"\xff" * 40, "cannot be read"),
        ("a.txt", "\n".join(PLACES).replace("5.4", "north").encode(), "nineteen fields"),
        ("a.txt", "\n".join(PLACES).replace("5.4", "912.5").encode(), "nineteen fields"),
    ],
    ids=["zip", "broken gzip", "latitude in words", "latitude off the earth"],
)
def test_hostile_places_are_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LexiconError, match=message):
        build_lexicon(tmp_path / "mine", [Source("geonames", tmp_path / name)])
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_hostile_lines_are_passed_over(tmp_path: Path, sources: list[Source]) -> None:
    path = tmp_path / "deep.json"
    surrogate = json.dumps({"id": "x", "schema": "Person", "properties": {"name": ["Half \ud800 Pair"]}})
    path.write_text("\n".join(["[" * 100_000, surrogate, json.dumps(SANCTIONS[0])]), encoding="utf-8")
    assert list(build_lexicon(tmp_path / "mine", [Source("opensanctions", path)]).values()) == [2]
    bom = tmp_path / "bom.txt"
    bom.write_bytes(b"\xef\xbb\xbf" + sources[1].path.read_bytes().partition(b"\n")[2])
    assert list(build_lexicon(tmp_path / "other", [Source("geonames", bom)]).values()) == [1]


def test_what_cannot_be_built_says_why(sources: list[Source], tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="holds no entry of wikidata that can be used"):
        build_lexicon(tmp_path / "mine", [Source("wikidata", sources[1].path)])
    (tmp_path / "mine").mkdir()
    with pytest.raises(LexiconError, match="exists already"):
        build_lexicon(tmp_path / "mine", sources)
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress(b"{}\n" * 50)[:20])
    with pytest.raises(LexiconError, match=r"broken\.gz cannot be read"):
        build_lexicon(tmp_path / "other", [Source("opensanctions", broken)])


def test_a_folder_that_is_no_lexicon_is_refused(tmp_path: Path) -> None:
    try:
        with pytest.raises(LexiconError, match="is no lexicon"):
            use_lexicon(tmp_path)
    finally:
        use_lexicon(None)


def test_show_tells_what_is_known_and_from_where(lexicon: Path) -> None:
    run = CliRunner().invoke(main, ["lexicon", "show", "Golden", "Heron", "Front", "--lexicon", str(lexicon)])
    assert run.exit_code == 0
    assert "NK-2" in run.output
    assert "REB" in run.output
    run = CliRunner().invoke(main, ["lexicon", "show", "Kremlin"])
    assert "countries.toml" in run.output
    for words in ("the kremlin", "FRENCH", "Macron", "\udcff"):
        run = CliRunner().invoke(main, ["lexicon", "show", words])
        assert "Traceback" not in run.output
        assert run.exit_code == (1 if words == "\udcff" else 0), words
    assert CliRunner().invoke(main, ["lexicon", "show", "Nowherexville"]).exit_code == 1


def test_build_needs_a_file(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["lexicon", "build", str(tmp_path / "mine")])
    assert run.exit_code == 2
    assert "--geonames" in run.output


@given(st.lists(st.tuples(st.text("abé ", min_size=1, max_size=4), st.text("xyz", max_size=2))))
def test_every_row_is_found_again(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("sorted") / "rows.tsv"
    clean = {(" ".join(key.split()), rest) for key, rest in rows if key.strip()}
    with SortedWriter(path, run=2) as writer:
        for row in [*sorted(clean), *sorted(clean)]:
            writer.add(row)
    file = SortedFile(path)
    for key, _ in clean:
        assert [tuple(fields) for fields in file.find(key)] == sorted(row for row in clean if row[0] == key)
    assert file.find("nobody") == []
