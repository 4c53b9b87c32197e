"""Reviewers by number: a file that goes to others need not say who ruled on what."""

import re
from collections.abc import Mapping
from typing import Any

# The fields of tables in which a ruling is told in words: "B2 (by Anna)".
TOLD = frozenset("by grades graded ruling coded_by coders done settled_by subjects".split())


def numbered(plain: dict[str, Any]) -> dict[str, Any]:
    """Give plain data of a dossier with "reviewer 1" for the first who ruled, and so on."""
    coders = (name for row in plain["agreement"] for name in row.get("coders", ()))
    names = dict.fromkeys((*(row["by"] for row in plain["rulings"]), *coders))
    numbers = {name: f"reviewer {number}" for number, name in enumerate(names, 1)}
    tables: dict[str, Any] = {
        name: table if name in {"readings", "marks"} else _retold(table, numbers, told=False)
        for name, table in plain.items()
    }
    rulings = [
        {**told, "by": numbers[row["by"]], "reason": row["reason"]}
        for told, row in zip(tables["rulings"], plain["rulings"], strict=True)
    ]
    return {**tables, "rulings": rulings}


def _retold(held: object, numbers: Mapping[str, str], *, told: bool) -> object:
    if isinstance(held, list | tuple):
        return [_retold(one, numbers, told=told) for one in held]
    if isinstance(held, dict):
        return {name: _retold(one, numbers, told=name in TOLD) for name, one in held.items()}
    if not (told and isinstance(held, str)):
        return held
    words = numbers.get(held, held)
    for name, number in numbers.items():
        words = re.sub(rf"\bby {re.escape(name)}(?!\w)", f"by {number}", words)
    return words
