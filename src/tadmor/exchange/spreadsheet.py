"""Rows as CSV (RFC 4180, UTF-8), such that no spreadsheet takes a quotation for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping

import msgspec

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a cell of words would be worked out and not shown (OWASP, CSV injection)."""


def written(rows: Iterable[object]) -> str:
    """Write values under one head, a field a column; what a row of another kind lacks is empty.

    Lists and mappings are JSON in their cell; words that a spreadsheet would take for a formula
    get an apostrophe before them.
    """
    built: list[Mapping[str, object]] = [msgspec.to_builtins(row) for row in rows]
    text = io.StringIO()
    names = dict.fromkeys(name for row in built for name in row)
    plain = csv.DictWriter(text, list(names), lineterminator="\n")
    quoted = csv.DictWriter(text, list(names), lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writeheader()
    for row in built:
        cells = {name: _cell(cell) for name, cell in row.items()}
        # Python 3.11 leaves a lone carriage return without quotation marks, and readers end there.
        returns = any("\r" in cell for cell in cells.values() if isinstance(cell, str))
        (quoted if returns else plain).writerow(cells)
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, Mapping | list | tuple):
        return msgspec.json.encode(value).decode()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
