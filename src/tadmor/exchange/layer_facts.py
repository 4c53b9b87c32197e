"""What a map does not say of itself: its sidecar `NAME.toml`, and options that win over it."""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tadmor.errors import InputError, UsageError
from tadmor.model import edtf
from tadmor.model.layers import LayerFacts

WORDS = ("mapmaker", "method", "holder", "title", "url", "note")
DATES = ("shown", "published", "retrieved")
KEYS = frozenset({*WORDS, *DATES, "publisher", "legend", "nobody", "members"})
NEEDED = ("mapmaker", "shown", "method")
HOW = 'write mapmaker = "…", shown = 2016-03-31, method = "…", holder = "…" and a [legend]'


def layer_facts(file: Path, options: Mapping[str, Any]) -> LayerFacts:
    """Put together what is known of a map; InputError where its sidecar does not fit.

    Raises UsageError for an option that does not, and where nothing says who made the map, which
    day it shows, or by which method it is made.
    """
    sidecar = file.with_suffix(".toml")
    known: dict[str, Any] = {}
    if sidecar.is_file():
        try:
            known = _checked(tomllib.loads(sidecar.read_text("utf-8-sig")))
        except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(sidecar, f"this does not describe a map ({error})", HOW) from error
    try:
        known |= _checked({name: given for name, given in options.items() if given})
    except (ValueError, TypeError) as error:
        raise UsageError(f"the options do not describe a map ({error})") from error
    if lacking := [name for name in NEEDED if name not in known]:
        raise UsageError(
            f"{file}: nothing says the map's {' and '.join(lacking)}; "
            f"{HOW} in {sidecar.name}, or give --{lacking[0]}"
        )
    return LayerFacts(**known)


def _checked(table: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := sorted(set(table) - KEYS):
        raise ValueError(f"no key {unknown[0]!r}")
    known: dict[str, Any] = {name: _words(name, table[name]) for name in WORDS if name in table}
    if "publisher" in table:
        known.setdefault("mapmaker", _words("publisher", table["publisher"]))
    known |= {name: _date(name, table[name]) for name in DATES if name in table}
    if "legend" in table:
        legend = dict(table["legend"]).items()
        known["legend"] = tuple(sorted((key, _words(key, name)) for key, name in legend))
    if "nobody" in table:
        known["nobody"] = tuple(sorted(_several("nobody", table["nobody"])))
    if "members" in table:
        members = dict(table["members"]).items()
        known["members"] = tuple(sorted((key, _several(key, names)) for key, names in members))
    return known


def _words(name: str, given: object) -> str:
    if not isinstance(given, str) or not (words := " ".join(given.split())):
        raise TypeError(f"{name} is no words in quotation marks")
    return words


def _several(name: str, given: object) -> tuple[str, ...]:
    if isinstance(given, str) or not isinstance(given, Sequence):
        raise TypeError(f"{name} is no list")
    return tuple(_words(name, one) for one in given)


def _date(name: str, given: object) -> str:
    if isinstance(given, dt.date):
        return given.isoformat()[:10]
    words = _words(name, given)
    edtf.parse(words)
    if name == "shown" and "/" in words:
        raise ValueError("a map shows one day, not a stretch of time")
    return words
