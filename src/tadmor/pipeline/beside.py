"""What stands beside a case: its question and events (NAME.toml), places, actors and sources.

All are plain files that a person edits: NAME.places.*, NAME.actors.*, NAME.sources.*. A place's
ruling changes the step that reads, so that `tadmor add` reads again exactly what depends on it.
"""

import tomllib
from pathlib import Path
from typing import Any, get_args

from tadmor.dossier.build import Question
from tadmor.errors import InputError
from tadmor.grounding.case_places import Own, load_case_gazetteer
from tadmor.grounding.import_places import gazetteer_file
from tadmor.grounding.registry import RegisteredActor, load_registry
from tadmor.model.registry import RegisteredSource
from tadmor.model.time import bounds
from tadmor.model.trends import CaseEvent, What
from tadmor.model.values import value
from tadmor.pipeline.gazetteers import gazetteer_path
from tadmor.pipeline.registry import as_actors, sources_beside

KEYS = frozenset({"title", "question", "events"})
ASKED = frozenset({"text", "place", "date", "missing"})
EVENT = frozenset({"date", "text", "what", "by", "from", "to"})
MOST_EVENTS = 12


@value
class Setting:
    """What a person says of a case: its title, question, events, own places, actors and sources.

    `actors` has the sources of several names too: these are one in all documents.
    """

    title: str | None = None
    question: Question | None = None
    events: tuple[CaseEvent, ...] = ()
    places: Own = ()
    actors: tuple[RegisteredActor, ...] = ()
    sources: tuple[RegisteredSource, ...] = ()


def beside(case: Path) -> Setting:
    """Read what stands beside a case, if anything; InputError if it does not fit."""
    table = _table(case.with_suffix(".toml"))
    files = (case.with_suffix(f".places{ending}") for ending in (".toml", ".csv"))
    own: Own = tuple(one for path in files if path.is_file() for one in load_case_gazetteer(path))
    if imported := gazetteer_file(gazetteer_path(case)):
        own = (*own, imported)
    files = (case.with_suffix(f".actors{ending}") for ending in (".toml", ".csv", ".jsonl"))
    known = tuple(actor for path in files if path.is_file() for actor in load_registry(path))
    sources = sources_beside(case)
    return Setting(
        title=table.get("title"),
        question=table.get("question"),
        events=table.get("events", ()),
        places=own,
        actors=(*as_actors(sources), *known),
        sources=sources,
    )


def _table(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        asked = table.get("question")
        if not set(table) <= KEYS or (asked and not set(asked) <= ASKED):
            raise ValueError("it has other keys")  # noqa: TRY301 - one sentence serves for all
        if asked:
            table["question"] = Question(
                text=str(asked["text"]),
                place=asked.get("place"),
                date=None if asked.get("date") is None else str(asked["date"]),
                missing=tuple(map(str, asked.get("missing", ()))),
            )
        table["events"] = _events(table.get("events", []))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            path,
            f"this is not a case's settings ({error})",
            'write title = "…", a [question] with text, place, date and missing, and [[events]] '
            "with date and text",
        ) from error
    return table


def _events(tables: Any) -> tuple[CaseEvent, ...]:
    """Read `[[events]]`; ValueError, KeyError or TypeError if one of them cannot be asked about."""
    if len(tables) > MOST_EVENTS:
        message = f"it has {len(tables)} events, and a page shows {MOST_EVENTS}"
        raise ValueError(message)
    return tuple(map(_event, tables))


def _event(table: dict[str, Any]) -> CaseEvent:
    what = table.get("what", ["gains", "losses"])
    if unknown := {*set(table) - EVENT, *({*what} - {*get_args(What)})}:
        message = f"an event has no {', '.join(sorted(map(repr, unknown)))}"
        raise ValueError(message)
    first, last = (None if table.get(key) is None else str(table[key]) for key in ("from", "to"))
    when = bounds(str(table["date"]))
    if when.start_min is None or when.end_max is None:
        message = f'the event "{table["date"]}" has no first or no last day'
        raise ValueError(message)
    for side in (first, last):
        bounds(side)
    return CaseEvent(
        date=str(table["date"]),
        text=str(table["text"]),
        what=tuple(what),
        by=table.get("by"),
        first=first,
        last=last,
    )
