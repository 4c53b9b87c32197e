"""A case for other programs: its tables, its places as GeoJSON, its findings as annotations."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from tadmor.comparison.conflicts import disagreements
from tadmor.comparison.sources import sources
from tadmor.errors import UsageError
from tadmor.exchange import annotations, features, spreadsheet
from tadmor.model.collection import Collection
from tadmor.pipeline.collect import gather
from tadmor.store.case import Case
from tadmor.synthesis.control import control
from tadmor.synthesis.figures import figures
from tadmor.synthesis.timeline import timeline

Form: TypeAlias = Literal["jsonl", "csv", "geojson", "annotations"]


def export(case: Case, form: Form, target: Path) -> tuple[Path, ...]:
    """Write a case in a form; give the files. A file is written beside its place and moved there.

    `csv` makes a folder with a file for each table; the others make one file. UsageError where
    nothing can be written.
    """
    whole = gather(case).without_rejected()
    if form == "csv":
        files = {
            target / f"{name}.csv": spreadsheet.written(rows)
            for name, rows in tables(whole).items()
        }
    else:
        files = {target: "".join(WRITTEN[form](whole))}
    try:
        if form == "csv":
            target.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            _put(path, text)
    except OSError as error:
        raise UsageError(
            f"{target}: it cannot be written there ({error.strerror}); name another path"
        ) from error
    return tuple(files)


def tables(whole: Collection) -> Mapping[str, Sequence[object]]:
    """Give the rows of each table, as the command of its name prints them."""
    compared = disagreements(whole)
    return {
        "claims": whole.claims,
        "conflicts": compared.conflicts,
        "dismissed": compared.dismissed,
        "control": control(whole),
        "figures": figures(whole),
        "timeline": timeline(whole),
        "sources": sources(whole),
    }


def _jsonl(whole: Collection) -> Iterator[str]:
    for name, rows in tables(whole).items():
        for row in rows:
            yield f"{_json({'table': name, **msgspec.to_builtins(row)})}\n"


def _geojson(whole: Collection) -> Iterator[str]:
    yield f"{_json(features.collection(control(whole)))}\n"


def _annotations(whole: Collection) -> Iterator[str]:
    yield f"{_json(annotations.page(whole))}\n"


WRITTEN: Final[Mapping[str, Callable[[Collection], Iterator[str]]]] = {
    "jsonl": _jsonl,
    "geojson": _geojson,
    "annotations": _annotations,
}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _put(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
