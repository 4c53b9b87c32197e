"""The codebook that holds for a case: the one beside it, else Tadmor's own; a version each.

`NAME.codebook.toml` beside `NAME.tadmor` has `title`, `notes`, and the tables `frames` and
`stances`, each a name with what it means. It may leave out what a study does not code, and say in
its own words what the rest means; it cannot add names that no table of a case knows.
"""

import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any, get_args

from tadmor.claims.frames import frames
from tadmor.errors import InputError
from tadmor.model.codings import Codebook, FrameEntry
from tadmor.model.reading import Stance
from tadmor.model.values import mint

KEYS = frozenset({"title", "notes", "frames", "stances"})


def codebook(case: Path) -> Codebook:
    """Give the codebook of a case; InputError if the file beside it does not fit."""
    path = case.with_suffix(".codebook.toml")
    if not path.is_file():
        own = resources.files("tadmor.coding") / "codebook.toml"
        return _codebook(tomllib.loads(own.read_text("utf-8")))
    try:
        return _codebook(tomllib.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            path,
            f"this is no codebook ({error})",
            "write title, notes and the tables frames and stances, names with their meanings",
        ) from error


def _codebook(table: Mapping[str, Any]) -> Codebook:
    known = frames()
    meant = {str(name): str(words) for name, words in table.get("frames", {}).items()}
    stances = {str(name): str(words) for name, words in table["stances"].items()}
    strange = {*table} - KEYS | {*meant} - {*known} | {*stances} - {*get_args(Stance)}
    if strange:
        raise ValueError(f"nothing is called {', '.join(sorted(strange))}")
    chosen = meant or {name: frame.definition for name, frame in known.items()}
    entries = {
        name: FrameEntry(meaning=words, roles=known[name].roles) for name, words in chosen.items()
    }
    title, notes = str(table["title"]), tuple(map(str, table.get("notes", ())))
    return Codebook(
        title=title,
        version=mint("cbk", title, notes, entries, stances),
        frames=entries,
        stances=stances,
        notes=notes,
    )
