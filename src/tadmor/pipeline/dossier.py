"""A case as one dossier, and a dossier as one HTML file, written whole or not at all."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tadmor.comparison.conflicts import disagreements
from tadmor.comparison.corroboration import corroboration
from tadmor.comparison.laundering import laundering
from tadmor.comparison.proofs import proofs
from tadmor.comparison.relations import relations
from tadmor.comparison.sources import sources
from tadmor.dossier.build import Dossier
from tadmor.dossier.page import render
from tadmor.errors import CaseError, UsageError
from tadmor.model.collection import Collection
from tadmor.model.layers import ChangeRow, PassedRow, Sheet, WarningRow
from tadmor.model.rulings import standing
from tadmor.pipeline.agreement import agreement
from tadmor.pipeline.beside import beside
from tadmor.pipeline.boards import boards as explained
from tadmor.pipeline.codebook import codebook
from tadmor.pipeline.codings import current, told_rows
from tadmor.pipeline.collect import gather
from tadmor.pipeline.estimates import estimates
from tadmor.pipeline.lineage import related
from tadmor.pipeline.questions import questions
from tadmor.pipeline.queue import Tables, queue
from tadmor.pipeline.register import Register
from tadmor.store.case import Case
from tadmor.synthesis.control import control
from tadmor.synthesis.disputes import disputed
from tadmor.synthesis.figures import figures
from tadmor.synthesis.paces import paces
from tadmor.synthesis.timeline import timeline

# A case of 5,000 claims has some 40,000 relations: a minute of work, and more than a page carries.
MOST_RELATED = 600


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: values hold no cycles, and the search took a quarter of it."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@_uncollected()
def dossier(
    case: Case,
    title: str | None = None,
    boards: Sequence[Path] = (),
    *,
    viewer: str | None = None,
) -> Dossier:
    """Gather what a case yields, with the boards named or beside it.

    `viewer` is who looks at a page that is served, "" if he has not said who, which decides what
    is seen of rounds of blind coding; None is a page without a server, which cannot ask for
    estimates without some of the accounts. CaseError if there is no document in it.
    """
    held = tuple(current(case, viewer))
    if not held:
        raise CaseError(f"{case.path}: there is no document in it yet; `tadmor add` adds some")
    setting, gathered, rulings = beside(case.path), gather(case, held), case.rulings()
    whole = gathered.without_rejected()
    compared = disagreements(whole)
    weighed = explained(case, whole, boards)
    tables = Tables(
        control=control(whole),
        conflicts=compared.conflicts,
        figures=figures(whole),
        proofs=proofs(whole),
        cells=weighed,
    )
    are_related = related(whole)
    register = Register(held, standing(rulings), setting.actors)
    maps, map_changes = _maps(case, whole)
    return Dossier(
        title=title or setting.title or case.path.stem,
        question=setting.question,
        readings=tuple(stored.reading for stored in held),
        marks=tuple(stored.marks for stored in held),
        places=whole.places,
        claims=whole.claims,
        conflicts=tuple(row for row in compared.conflicts if row.ruling != "rejected"),
        dismissed=compared.dismissed,
        proofs=tables.proofs,
        hardened=laundering(whole),
        relations=relations(whole) if len(whole.claims) <= MOST_RELATED else None,
        control=tables.control,
        disputed=disputed(tables.control, whole.claims, are_related),
        fused=estimates(whole, each=viewer is None),
        figures=tables.figures,
        timeline=timeline(whole, are_related),
        trends=paces(whole, setting.events),
        sources=sources(whole),
        corroboration=tuple(row for row in corroboration(whole) if len(row.claims) > 1),
        maps=maps,
        map_changes=map_changes,
        boards=weighed,
        queue=queue(gathered, held, tables, register, rulings),
        codebook=codebook(case.path),
        agreement=agreement(case),
        rulings=told_rows(case, viewer),
        questions=questions(case, whole),
    )


def _maps(
    case: Case, whole: Collection
) -> tuple[tuple[Sheet, ...], tuple[ChangeRow | PassedRow | WarningRow, ...]]:
    """Give the dated maps of a case, and what changed from one to the next."""
    if not case.maps():
        return (), ()
    from tadmor.pipeline.layers import Layers  # noqa: PLC0415 - brings shapely along

    layers = Layers(case, whole)
    return tuple(layers.sheets()), tuple(layers.changes())


def page(
    case: Case,
    title: str | None = None,
    token: str | None = None,
    boards: Sequence[Path] = (),
) -> str:
    """Give a case's dossier as one HTML page; with a token it may ask its own server."""
    return render(dossier(case, title, boards, viewer="" if token else None), token)


def write(
    case: Case,
    title: str | None,
    target: Path,
    boards: Sequence[Path] = (),
    *,
    whole_texts: bool = False,
    reviewers: bool = False,
) -> None:
    """Write a case's dossier as one HTML file: beside its place first, then moved there.

    Unless asked for, it has of the texts only the words quoted and some context, and of the
    reviewers only their numbers.
    """
    html = render(dossier(case, title, boards), whole_texts=whole_texts, reviewers=reviewers)
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
