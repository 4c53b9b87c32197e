"""A case, or readings without one, as one HTML file, written whole or not at all."""

import os
from collections.abc import Sequence
from pathlib import Path

from tadmor.dossier.build import build
from tadmor.dossier.page import render
from tadmor.errors import CaseError, UsageError
from tadmor.model.reading import Reading
from tadmor.store.case import Case


def write(case: Case, title: str, target: Path) -> None:
    """Write the current readings of a case as one HTML file."""
    readings = tuple(stored.reading for stored in case.current())
    if not readings:
        raise CaseError(f"{case.path}: there is no document in it yet; `tadmor add` adds some")
    write_readings(readings, title, target)


def write_readings(readings: Sequence[Reading], title: str, target: Path) -> None:
    """Write readings as one HTML file: beside its place first, then moved there in one step."""
    page = render(build(readings, title))
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_text(page, encoding="utf-8", newline="")
        os.replace(part, target)  # noqa: PTH105 - Path.replace is the same call; this reads as the step it is
    except OSError as error:
        raise UsageError(
            f"{target}: the dossier cannot be written there ({error.strerror}); name another file"
        ) from error
    finally:
        part.unlink(missing_ok=True)
