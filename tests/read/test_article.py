"""A whole article to a Reading: the contract holds on any text, and the main layers are there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.article import read_article
from sayso.record import Article, Reading
from sayso.record.check import check_reading
from sayso.record.json import from_json, to_json

REPORT = """OSTRAVA, March 4 (Harbour Wire) — Defence Minister Jana Novotna said on Monday that at least 12 soldiers \
had been killed in an attack on a base near Ostrava.

“We will find those who did this,” she told reporters. According to the army, about 300 people fled the town.

The Interior Ministry denied that the base had been left unguarded. It cited estimates that more than 40 gunmen took \
part."""

HOSTILE = {
    "empty": "",
    "blank": " \n\t\n ",
    "one mark": "“",
    "quotation marks only": "\"“”'‘’«»" * 50,
    "brackets": "((((((((((" * 100,
    "capitals": "PRESIDENT SAYS TROOPS TO LEAVE CITY BY FRIDAY\n\nARMY DENIES 12 DEAD",
    "no full stop": "the mayor said that the minister said that " * 60,
    "numbers": "1,000 2.5 3-1 12/13/2024 0001-01-01 99999999999999999999 1e400 ٣٤ ½ Ⅻ " * 20,
    "right to left": "قال الرئيس إن القوات دخلت المدينة. The president said “نعم” on Monday.",
    "korean": "국방부는 월요일 북한군이 러시아에 있다고 밝혔다.",
    "controls": "He said\u200b that\u2028the\u00a0talks\ufeff ended\u0085 today.",
    "emoji": "👩‍👩‍👧‍👦 said 🇺🇦 troops 💥 on Monday 🙏🏽.",
    "markup": "<script>alert('x')</script> said {{ config }} %s \\u0000 on Monday.",
    "dates that cannot be": "On 31 February 2023 and 2024-13-45 and 29 February 2023 at 25:61 he said so.",
}


def read(text: str, published: str | None = "2024-03-05") -> Reading:
    return read_article(Article(id="a", text=text, published=published))


def test_the_layers_of_a_report_are_there() -> None:
    reading = read(REPORT)
    check_reading(reading)
    assert {entity.name for entity in reading.entities} >= {"Jana Novotna", "Ostrava"}
    assert "2024-03-04" in {time.value for time in reading.times}
    assert {quantity.low or quantity.best for quantity in reading.quantities} >= {12, 300, 40}
    assert {statement.stance for statement in reading.statements} >= {"asserts", "denies"}
    assert "ASSAULT" in {event.type for event in reading.events}


def test_a_pronoun_leads_to_the_name_of_the_speaker() -> None:
    reading = read(REPORT)
    (quotation,) = [each for each in reading.statements if each.kind == "direct"]
    speaker = next(each for each in reading.mentions if each.id == quotation.speaker)
    entity = next(each for each in reading.entities if each.id == speaker.entity)
    assert (speaker.words, entity.name) == ("she", "Jana Novotna")


def test_a_cited_source_stands_inside_its_statement() -> None:
    reading = read(REPORT)
    words = {each.id: each.words for each in reading.statements}
    chains = [(words[each.parent]["cue"], each.words["content"]) for each in reading.statements if each.parent]
    assert [cue for cue, content in chains if "40 gunmen" in content] == ["cited"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("published", [None, "2024-03-05T10:00:00+01:00", "0001-01-01", "soon"])
def test_hostile_text_gives_a_sound_reading(text: str, published: str | None) -> None:
    check_reading(read(text, published))


def test_another_language_is_stored_with_a_remark() -> None:
    (remark,) = read(HOSTILE["korean"] * 3).remarks
    assert remark.code == "language_not_read"


def test_reading_twice_gives_the_same_bytes() -> None:
    assert to_json(read(REPORT)) == to_json(read(REPORT))


PIECES = st.sampled_from(
    'The mayor|she|said|“|”|"|,|.|\n\n|that|on Monday|12 people|denied|in Kyiv|according to|NATO|killed|’s|-|2024|'
    "the army|not|may|told|:|Ana|(|)".split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_gives_a_sound_reading_that_survives_json(text: str) -> None:
    reading = read(text)
    check_reading(reading)
    assert from_json(to_json(reading), Reading) == reading
