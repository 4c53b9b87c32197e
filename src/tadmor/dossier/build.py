"""Gather what a case yields into a dossier: the plain data that the page shows."""

from collections.abc import Sequence
from typing import Literal

from tadmor.model.agreement import DifferenceRow, FieldRow, RoundRow, SpansRow
from tadmor.model.boards import BoardTable
from tadmor.model.codings import Codebook
from tadmor.model.corroboration import CorroborationRow
from tadmor.model.disputes import DisputedRow
from tadmor.model.estimates import FusedEstimate
from tadmor.model.figures import AnyFigureRow
from tadmor.model.findings import (
    ClaimRow,
    ConflictRow,
    ControlRow,
    HardeningRow,
    ProofRow,
    RelationRow,
    SourceRow,
)
from tadmor.model.layers import ChangeRow, PassedRow, Sheet, WarningRow
from tadmor.model.provenance import Mark
from tadmor.model.questions import QuestionRow
from tadmor.model.queue import QueueRow
from tadmor.model.reading import Place, Reading
from tadmor.model.rulings import RulingRow
from tadmor.model.timeline import TimelineRow
from tadmor.model.trends import Pace
from tadmor.model.values import value


@value
class Question:
    """What a case was gathered for: who held a place on a day, and what is not in the case."""

    text: str
    place: str | None = None
    date: str | None = None
    missing: tuple[str, ...] = ()


@value
class Dossier:
    """What one page shows: its title and question, its documents as read, and the case's tables.

    `marks` go with `readings`, one tuple each: they lead from an id of the case to the local id
    in the reading. Rows name documents by `Reading.document.name`. `places` have ids of the case.
    `relations` is None where the case is too large for a page to carry them. `corroboration` has
    the assertions that several claims make. `fused` is the model estimate from all documents, then
    without each originating source where that is small enough. `queue` is what people are asked to
    rule on, `rulings` all that they ever ruled; `questions` are what they ask of the case, its own
    `question` first. `codebook` is what they code by, and `agreement` how far two agree who coded a
    text blind.
    """

    schema: Literal["tadmor/dossier/1"] = "tadmor/dossier/1"
    title: str
    question: Question | None = None
    readings: tuple[Reading, ...] = ()
    marks: tuple[tuple[Mark, ...], ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()
    dismissed: tuple[ConflictRow, ...] = ()
    proofs: tuple[ProofRow, ...] = ()
    hardened: tuple[HardeningRow, ...] = ()
    relations: tuple[RelationRow, ...] | None = ()
    control: tuple[ControlRow, ...] = ()
    disputed: tuple[DisputedRow, ...] = ()
    fused: tuple[FusedEstimate, ...] = ()
    figures: tuple[AnyFigureRow, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    trends: tuple[Pace, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    corroboration: tuple[CorroborationRow, ...] = ()
    maps: tuple[Sheet, ...] = ()
    map_changes: tuple[ChangeRow | PassedRow | WarningRow, ...] = ()
    boards: tuple[BoardTable, ...] = ()
    queue: tuple[QueueRow, ...] = ()
    codebook: Codebook | None = None
    agreement: tuple[RoundRow | SpansRow | FieldRow | DifferenceRow, ...] = ()
    rulings: tuple[RulingRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()


def build(readings: Sequence[Reading], title: str, question: str | None = None) -> Dossier:
    """Make a dossier of readings alone, kept in the order given: the order that the page lists."""
    asked = Question(text=question) if question else None
    return Dossier(title=title, question=asked, readings=tuple(readings))
