"""A case as one dossier, and a dossier as one HTML file, written whole or not at all."""

from pathlib import Path

from tadmor.comparison.conflicts import disagreements
from tadmor.comparison.sources import sources
from tadmor.dossier.build import Dossier
from tadmor.dossier.page import render
from tadmor.errors import CaseError, UsageError
from tadmor.pipeline.beside import beside
from tadmor.pipeline.collect import gather
from tadmor.store.case import Case
from tadmor.synthesis.control import control
from tadmor.synthesis.figures import figures
from tadmor.synthesis.timeline import timeline


def dossier(case: Case, title: str | None = None) -> Dossier:
    """Gather what a case yields. CaseError if there is no document in it."""
    held = tuple(case.current())
    if not held:
        raise CaseError(f"{case.path}: there is no document in it yet; `tadmor add` adds some")
    setting, whole = beside(case.path), gather(case, held).without_rejected()
    compared = disagreements(whole)
    return Dossier(
        title=title or setting.title or case.path.stem,
        question=setting.question,
        readings=tuple(stored.reading for stored in held),
        marks=tuple(stored.marks for stored in held),
        places=whole.places,
        claims=whole.claims,
        conflicts=tuple(row for row in compared.conflicts if row.ruling != "rejected"),
        dismissed=compared.dismissed,
        control=control(whole),
        figures=figures(whole),
        timeline=timeline(whole),
        sources=sources(whole),
    )


def page(case: Case, title: str | None = None) -> str:
    """Give a case's dossier as one HTML page."""
    return render(dossier(case, title))


def write(case: Case, title: str | None, target: Path) -> None:
    """Write a case's dossier as one HTML file: beside its place first, then moved there."""
    html = page(case, title)
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_text(html, encoding="utf-8", newline="")
        part.replace(target)
    except OSError as error:
        raise UsageError(
            f"{target}: the dossier cannot be written there ({error.strerror}); name another file"
        ) from error
    finally:
        part.unlink(missing_ok=True)
