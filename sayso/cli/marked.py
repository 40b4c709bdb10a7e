"""A text with its findings marked: colours in a terminal, statement numbers in brackets everywhere."""

from __future__ import annotations

from rich.text import Text

from sayso.record import Reading

_STYLES = {
    "content": "underline",
    "source": "bold cyan",
    "cue": "bold yellow",
    "time": "green",
    "quantity": "magenta",
    "place": "blue",
    "event": "italic",
}


def mark_findings(reading: Reading) -> Text:
    """The article's text; `[3]` opens what statement 3 of the table says."""
    text = Text(reading.article.text)
    for layer, spans in _spans(reading).items():
        for start, end in spans:
            text.stylize(_STYLES[layer], start, end)
    return _with_numbers(text, reading)


def _spans(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    statements = reading.statements
    return {
        "content": [span for each in statements for span in each.content],
        "event": [event.trigger for event in reading.events if event.type],
        "place": [each.span for each in reading.mentions if each.kind == "place" and each.form == "name"],
        "time": [time.span for time in reading.times],
        "quantity": [quantity.span for quantity in reading.quantities],
        "source": [span for each in statements for span in each.source or ()],
        "cue": [span for each in statements for span in each.cue],
    }


def _with_numbers(text: Text, reading: Reading) -> Text:
    opened: dict[int, list[int]] = {}
    for number, statement in enumerate(reading.statements, 1):
        opened.setdefault(statement.content[0].start, []).append(number)
    marked, end = Text(), 0
    for start in sorted(opened):
        marked.append_text(text[end:start])
        marked.append("".join(f"[{number}]" for number in opened[start]) + " ", style="dim")
        end = start
    marked.append_text(text[end:])
    return marked
