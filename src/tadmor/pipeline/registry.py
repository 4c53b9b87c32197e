"""The registry of sources beside a case: `NAME.sources.toml` or `NAME.sources.csv`."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tadmor.errors import InputError
from tadmor.grounding.across import same_name
from tadmor.grounding.registry import RegisteredActor
from tadmor.model import edtf
from tadmor.model.registry import Access, Graded, RegisteredSource, Tie
from tadmor.model.rulings import Grading, grade_of

KEYS = frozenset({"name", "aliases", "owner", "language", "aggregator", "tie", "access", "grade"})
# What a line of a sheet tells besides the source itself, by the column that says so.
TOLD = {"party": "tie", "place": "access", "grade": "grade"}
YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def sources_beside(case: Path) -> tuple[RegisteredSource, ...]:
    """Read the registries that stand beside a case; InputError if one does not fit."""
    files = (case.with_suffix(f".sources{ending}") for ending in (".toml", ".csv"))
    return tuple(source for file in files if file.is_file() for source in load(file))


def load(path: Path) -> tuple[RegisteredSource, ...]:
    """Read one registry: TOML (`[[source]]`), or CSV with a line a tie, access or grade."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".csv":
            rows = list(_sheet(csv.DictReader(text.splitlines(), strict=True)))
        else:
            rows = tomllib.loads(text).get("source", [])
        return tuple(map(_source, rows))
    except OSError as error:
        raise InputError(path, f"it cannot be opened ({error.strerror})", "check it") from error
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise InputError(
            path,
            f"this is not a registry of sources ({error})",
            'write [[source]] with name = "…", and aliases, owner, language, aggregator, tie, '
            "access, grade as needed",
        ) from error


def as_actors(registered: Iterable[RegisteredSource]) -> Iterator[RegisteredActor]:
    """Give the sources that have several names as actors, so that these are one in a case."""
    for source in registered:
        if source.aliases:
            yield RegisteredActor(name=source.name, aliases=source.aliases)


def _source(row: Mapping[str, Any]) -> RegisteredSource:
    """Make a source of a table; ValueError, KeyError or TypeError where it does not fit."""
    if not set(row) <= KEYS:
        raise ValueError(f"no key {min(set(row) - KEYS)!r}")
    names = (str(row["name"]), *map(str, row.get("aliases", ())))
    for name in names:
        if same_name(name) is None:
            raise ValueError(f"{name!r} is no name: whom it means depends on who speaks")
    if not isinstance(row.get("aggregator"), bool | None):
        raise TypeError("aggregator is true or false")
    return RegisteredSource(
        name=names[0],
        aliases=names[1:],
        owner=_words(row.get("owner")),
        language=_words(row.get("language")),
        aggregator=row.get("aggregator"),
        ties=tuple(Tie(party=str(held["party"]), **_known(held)) for held in row.get("tie", ())),
        access=tuple(map(_access, row.get("access", ()))),
        grades=tuple(map(_graded, row.get("grade", ()))),
    )


def _access(row: Mapping[str, Any]) -> Access:
    return Access(place=str(row["place"]), how=str(row["how"]), **_known(row))


def _graded(row: Mapping[str, Any]) -> Graded:
    letter, number = grade_of(str(row["grade"])) or (None, None)
    if letter is None:
        raise ValueError(f"{row['grade']!r} is no grade of a source: A to F, as in B2")
    known = _known(row)
    return Graded(
        grading=Grading(
            reliability=letter,
            credibility=number,
            topic=_words(row.get("topic")),
            start=known["start"],
            end=known["end"],
        ),
        by=str(row["by"]),
    )


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give from when to when something holds, and by whose account."""
    return {"start": _date(row.get("from")), "end": _date(row.get("to")), "by": str(row["by"])}


def _date(written: object) -> str | None:
    if written is None:
        return None
    edtf.parse(str(written))
    return str(written)


def _words(written: object) -> str | None:
    return None if written is None else str(written)


def _sheet(lines: Iterable[Mapping[str | None, str]]) -> Iterator[dict[str, Any]]:
    """Give the sources of a sheet as tables: a line of a name that came before tells more of it."""
    found: dict[str, dict[str, Any]] = {}
    for line in lines:
        filled = {key: cell.strip() for key, cell in line.items() if key and cell and cell.strip()}
        source = found.setdefault(filled["name"], {"name": filled["name"], "aliases": []})
        source |= {key: filled[key] for key in ("owner", "language") if key in filled}
        source["aliases"] += filter(None, map(str.strip, filled.get("aliases", "").split(";")))
        if "aggregator" in filled:
            source["aggregator"] = YES[filled["aggregator"].lower()]
        for column, key in TOLD.items():
            if column in filled:
                source.setdefault(key, []).append(filled)
    yield from found.values()
