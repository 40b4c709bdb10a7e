"""Charts as Vega-Lite, drawn here to SVG: they work without a script, print, and need no page that may run code.

The bundle that draws them in a browser compiles expressions with `eval`, which the pages' Content-Security-Policy
forbids; so the server draws them, and the specification can be had beside the picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import vl_convert

from sayso.record.figures import Figure, FigureValue

_WIDTH, _BARS, _DAY = 640, 110, len("2024-10-28")
_INK, _BAR = "#7a776f", "#2f7ea1"
"""Colours that can be read on light and on dark paper."""
_PALETTE = ["#2f7ea1", "#b5552b", "#2c8a5b", "#8a63c2", "#b8860b", "#c2407a", "#5f7f8a", "#7d8b2f"]
_SHAPES = {
    "at_least": "triangle-up",
    "more_than": "triangle-up",
    "at_most": "triangle-down",
    "less_than": "triangle-down",
}


def figure_chart(figure: Figure) -> dict[str, Any]:
    """Every value of a figure by its day and source: a point, a line where it is a range, a triangle where it is open.

    >>> value = FigureValue(article="a", quantity="q", words="9", best=9.0, as_of="2024-10-28")
    >>> figure = Figure(id="a/q", what="killed", place=None, values=(value,), relations=())
    >>> figure_chart(figure)["data"]["values"][0]["value"]
    9.0
    """
    rows = [row for value in figure.values if value.as_of and (row := _row(value))]
    colour = {
        "field": "source", "type": "nominal", "title": "Who says so", "scale": {"range": _PALETTE},
        "legend": {"orient": "bottom", "columns": 3, "labelLimit": 200},
    }  # fmt: skip
    when = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "axis": {"format": "%-d %b", "tickCount": 6, "grid": False},
    }
    shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
    return _chart(
        rows,
        height=260,
        layer=[
            {
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {"x": when, "y": _number("low"), "y2": {"field": "high"}, "color": colour},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 70, "opacity": 0.9},
                "encoding": {"x": when, "y": _number("value"), "color": colour, "shape": shape},
            },
        ],
    )


def story_chart(days: Iterable[str | None]) -> dict[str, Any]:
    """How many reports of a story came out each day."""
    counts = Counter(day[:_DAY] for day in days if day and len(day) >= _DAY)
    rows = [{"day": day, "reports": count} for day, count in sorted(counts.items())]
    when = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "axis": {"format": "%-d %b", "tickCount": 6, "grid": False},
    }
    height = {
        "field": "reports",
        "type": "quantitative",
        "title": "reports",
        "axis": {"tickMinStep": 1, "tickCount": 3},
    }
    mark = {"type": "bar", "color": _BAR, "width": 5}
    return _chart(rows, height=_BARS, layer=[{"mark": mark, "encoding": {"x": when, "y": height}}])


def draw(chart: str) -> str:
    """A chart (Vega-Lite as JSON) as SVG; about a tenth of a second."""
    return str(vl_convert.vegalite_to_svg(chart, vl_version="5.20"))


def _row(value: FigureValue) -> dict[str, Any] | None:
    known = [end for end in (value.best, value.low, value.high) if end is not None]
    if not known:
        return None
    is_range = value.best is None and value.low is not None and value.high is not None
    return {
        "day": value.as_of,
        "source": value.source or "the report itself",
        "value": None if is_range else known[0],
        "low": value.low if is_range else known[0],
        "high": value.high if is_range else known[0],
        "shape": _SHAPES.get(value.bound, "circle"),
    }


def _number(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": None, "scale": {"zero": True}, "axis": {"tickCount": 5}}


def _chart(rows: list[dict[str, Any]], *, height: int, layer: list[dict[str, Any]]) -> dict[str, Any]:
    text = {"labelColor": _INK, "titleColor": _INK, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": _WIDTH,
        "height": height,
        "background": "transparent",
        "data": {"values": rows},
        "layer": layer,
        "config": {
            "font": "sans-serif",
            "view": {"stroke": None},
            "axis": text | {"gridColor": "#8886", "domain": False, "tickColor": "#8886"},
            "legend": text,
        },
    }
