"""What stands beside a case: its question (NAME.toml), NAME.places.*, .actors.* and .sources.*.

All are plain files that a person edits; a place's ruling changes the step that reads, so that
`tadmor add` reads again exactly what depends on it.
"""

import tomllib
from pathlib import Path
from typing import Any

from tadmor.dossier.build import Question
from tadmor.errors import InputError
from tadmor.grounding.case_places import Own, load_case_gazetteer
from tadmor.grounding.import_places import gazetteer_file
from tadmor.grounding.registry import RegisteredActor, load_registry
from tadmor.model.registry import RegisteredSource
from tadmor.model.values import value
from tadmor.pipeline.gazetteers import gazetteer_path
from tadmor.pipeline.registry import as_actors, sources_beside

KEYS = frozenset({"title", "question"})
ASKED = frozenset({"text", "place", "date", "missing"})


@value
class Setting:
    """What a person says of a case: its title, question, own places, actors and sources.

    `actors` has the sources of several names too: these are one in all documents.
    """

    title: str | None = None
    question: Question | None = None
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
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            path,
            f"this is not a case's settings ({error})",
            'write title = "…" and a [question] with text, place, date and missing',
        ) from error
    return table
