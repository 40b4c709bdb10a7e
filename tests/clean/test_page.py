"""Whole pages and texts through clean_page: text, removals, metadata, hostile input, and the rules that always hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.clean.options import CleanOptions
from sayso.clean.page import clean_page
from sayso.errors import InputError
from sayso.record.page import Article, Page

BODY = [
    "ASHBY, Oct 17 (Reuters) — The council of Ashby said on Thursday that the bridge would stay closed until spring.",
    "Engineers found cracks in two of its five pillars, said Ana Lopez, who leads the town’s works department.",
    "Repairs will cost about 3 million euros & take five months, according to the department’s first estimate.",
    "Shops on the west bank fear for their winter trade, and a ferry is to run from Monday, the mayor said.",
]
PAGE = """<!doctype html><html lang="en-GB"><head><title>Bridge stays closed | The Ashby Herald</title>
<meta property="og:site_name" content="The Ashby Herald"><link rel="canonical" href="/2024/10/17/bridge">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Bridge stays closed",
"datePublished": "2024-10-17T18:20:00+01:00", "author": [{{"name": "Jim Fell"}}, {{"name": "Ana Roe"}}]}}]}}
</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Bridge stays closed</h1>
{paragraphs}
<p>Sign up for our daily newsletter</p></article><footer>© 2024 The Ashby Herald</footer></body></html>"""


def html_page(paragraphs: list[str] = BODY) -> Page:
    markup = "".join(f"<p>{words.replace('&', '&amp;')}</p>" for words in paragraphs)
    return Page(id="p1", content=PAGE.format(paragraphs=markup), is_html=True, url="https://herald.example/x")


def clean_text(text: str) -> Article:
    return clean_page(Page(id="t1", content=text, is_html=False))


def reasons(article: Article) -> list[tuple[str, str]]:
    return [(removal.words, removal.reason) for removal in article.removed]


def check_runs(article: Article, content: str) -> None:
    for run in article.origin:
        assert article.text[run.start : run.start + run.length] == content[run.source : run.source + run.length]


def test_page_gives_its_body_without_headline_and_invitation() -> None:
    article = clean_page(html_page())
    assert article.text == "\n\n".join(BODY)
    assert ("Sign up for our daily newsletter", "subscribe") in reasons(article)


def test_page_says_who_when_and_where() -> None:
    article = clean_page(html_page())
    assert (article.title, article.bylines, article.publisher) == (
        "Bridge stays closed",
        ("Jim Fell", "Ana Roe"),
        "The Ashby Herald",
    )
    assert article.published == "2024-10-17T18:20:00+01:00"
    assert article.canonical_url == "https://herald.example/2024/10/17/bridge"
    assert article.language == "en-GB"
    assert article.credit == "Reuters"
    assert article.dateline is not None
    assert article.dateline.date == "2024-10-17"
    origins = {origin.field: (origin.basis, origin.precision) for origin in article.metadata}
    assert origins["published"] == ("json-ld", "second")


def test_runs_lead_back_to_the_page() -> None:
    page = html_page()
    article = clean_page(page)
    check_runs(article, page.content)
    assert sum(run.length for run in article.origin) > 0.97 * len(article.text)


def test_date_of_the_address_stays_partial() -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    page = Page(id="p", content=f"<html><body><article>{paragraphs}</article></body></html>", is_html=True)
    dated = clean_page(Page(id="p", content=page.content, is_html=True, url="https://herald.example/2024/10/bridge"))
    assert dated.published == "2024-10"
    assert clean_page(page, CleanOptions(guess_date=False)).published is None


def test_broken_json_ld_and_placeholder_dates() -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in BODY)
    script = '{"@type": "NewsArticle", "datePublished": "2024-10-17", "headline": "Bridge", "text": "a "quoted" b",}'
    head = f'<meta name="date" content="0001-01-01"><script type="application/ld+json">{script}</script>'
    page = Page(
        id="p", content=f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>", is_html=True
    )
    assert clean_page(page).published == "2024-10-17"


def test_scraped_text_loses_what_was_put_in_and_nothing_else() -> None:
    lines = [
        BODY[0],
        "https://go.topclick.example/x7f3k9q?zoneid=81224",
        BODY[1] + "A second inspection is planned.",
        "The plan is at https://works.example/bridge/plan.pdf, she said. https://www.ratecpm.top/gobap3zn?key=57d5e0a0d1898a55",
        "Read more: Ferry timetable published",
        BODY[0],
    ]
    article = clean_text("\n".join(lines))
    assert article.text.split("\n\n") == [
        BODY[0],
        BODY[1],
        "A second inspection is planned.",
        "The plan is at https://works.example/bridge/plan.pdf, she said.",
    ]
    assert [reason for _, reason in reasons(article)] == ["ad_link", "ad_link", "related", "duplicate_paragraph"]


def test_header_of_a_plain_text_becomes_metadata() -> None:
    article = clean_text(f"Bridge stays closed until spring\n\nBy Jim Fell\nPublished: 2024-10-17\n\n{BODY[1]}")
    assert (article.title, article.bylines, article.published) == (
        "Bridge stays closed until spring",
        ("Jim Fell",),
        "2024-10-17",
    )
    assert article.text == f"Bridge stays closed until spring\n\n{BODY[1]}"


def test_mojibake_is_mended_and_has_no_run() -> None:
    content = "The mayor called it a â€œfirst stepâ€\x9d to repair, she said."
    article = clean_text(content)
    assert "“first step”" in article.text
    check_runs(article, content)


def test_removals_say_where_they_stood() -> None:
    article = clean_text(f"{BODY[0]}\n\nADVERTISEMENT\n\n{BODY[1]}")
    assert [(removal.where, removal.reason) for removal in article.removed] == [(len(BODY[0]), "boilerplate")]


def test_text_built_of_repetitions_is_left_alone() -> None:
    day = [f"{hour} o’clock: bus from the market to the harbour and back" for hour in range(8, 14)]
    article = clean_text("\n".join([*day, *day, *day]))
    assert not article.removed


def test_lines_wrapped_to_a_width_are_joined() -> None:
    wrapped = "The council of Ashby said on Thursday that the bridge would\n"
    wrapped += "stay closed until spring, since two of its five pillars had\ncracks that are wider than a hand."
    assert clean_text(wrapped).text == wrapped.replace("\n", " ")


HOSTILE = {
    "empty": "",
    "blank": " \n ",
    "script only": "<html><script>var text = 'The council said so.';</script></html>",
    "only junk": "<html><body><p>Advertisement</p></body></html>",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("is_html", [True, False])
def test_no_text_is_an_input_error(content: str, is_html: bool) -> None:
    if not is_html and content.startswith("<html><script"):
        pytest.skip("as plain text it is text")
    with pytest.raises(InputError, match=r"bad\.html: "):
        clean_page(Page(id="x", content=content, is_html=is_html, name="bad.html"))


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 10_000 + "The council said so. " * 30 + "</div>" * 10_000,
        "<html><body>" + "<b><i>" * 5_000 + "The council said so. " * 30,
        "<p>" * 20_000 + "The council said so.",
        "<p>The council\ud800 said so. </p>" * 20,
    ],
    ids=["deep", "unclosed", "many", "half characters"],
)
def test_hostile_pages_give_text_or_an_input_error(content: str) -> None:
    try:
        article = clean_page(Page(id="x", content=content, is_html=True))
    except InputError:
        return
    assert "council" in article.text


@pytest.mark.parametrize("word", ["A", "said. ", "B-", '"', "https://a.example/b?c=d ", "end.The ", "&amp;", "a\n"])
def test_long_monotonous_text_takes_no_time(word: str) -> None:
    content = "Talks ended. " + word * 20_000
    article = clean_text(content)
    check_runs(article, content)


WORDS = st.sampled_from(
    [
        *BODY,
        "ADVERTISEMENT",
        "Share this:",
        "By Jim Fell",
        "“No,” she said.",
        "Yes.It is.",
        "a & b",
        "https://x.top/a1b2c3?key=1",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(WORDS, st.text(max_size=40)), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", " "]))
def test_always(paragraphs: list[str], joint: str) -> None:
    content = joint.join(paragraphs)
    page = Page(id="x", content=content, is_html=False)
    try:
        article = clean_page(page)
    except InputError:
        return
    check_runs(article, content)
    assert article == clean_page(page)
    assert all(0 <= removal.where <= len(article.text) and removal.words for removal in article.removed)
    assert all(part.strip() for part in article.text.split("\n\n"))
