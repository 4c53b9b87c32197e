"""What a whole case yields: the rows of its tables, in which every id holds in the whole case.

Every row leads back to claims, attributions or spans. Nothing here says that a thing is so.
"""

from typing import Literal, TypeAlias

from tadmor.model.reading import Claim, FigureKind
from tadmor.model.registry import RegisteredSource
from tadmor.model.rulings import Verdict
from tadmor.model.text import Span
from tadmor.model.values import value

UNNAMED = "not named"  # the name of a source of which the page says nothing: nobody's account

ConflictKind: TypeAlias = Literal[
    "denial",
    "reversal",
    "alleged-reversal",
    "disputed-figure",
    "disputed-evidence",
    "rival-explanation",
    "contradiction",
]
Dismissal: TypeAlias = Literal[
    "superseded", "other scope", "other object", "same origin", "not asserted"
]
RelationType: TypeAlias = Literal[
    "repeats",
    "corroborates",
    "refines",
    "supersedes",
    "other scope",
    "revises",
    "denies",
    "concedes",
    "contradicts",
]
Level: TypeAlias = Literal["what", "who", "where", "when", "how many"]
Answer: TypeAlias = Literal["same", "near", "differs", "unknown"]
Hardening: TypeAlias = Literal["source", "claimed", "hedge", "figure"]
ControlState: TypeAlias = Literal[
    "held", "contested", "besieged", "presence", "withdrawn", "unknown"
]


@value
class Party:
    """Who or where: an id of the case and the words for it; no id where nothing is known of it."""

    id: str | None
    name: str


@value
class ClaimRow(Claim):
    """A claim with ids that hold in the whole case, its words, and those through whom it came.

    `relay` runs from the page back to `originating_source`, its last. `assertion` is shared by
    claims that assert the same thing; None where that is not known. `ruling` is a person's, on it
    or on what it was read in; what is rejected feeds no other table. `coded_by` is who marked it
    by hand.
    """

    document: str
    quote: str
    relay: tuple[Party, ...]
    originating_source: Party
    assertion: str | None = None
    ruling: Verdict | None = None
    coded_by: str | None = None


@value
class ConflictRow:
    """Two statements that do not agree, or that look so (`dismissed_because`); unordered.

    `left` and `right` are ids of claims or attributions; `left` is None where what is denied is
    not in the case. `why` is one sentence; `dissolved_by` says what would settle it; `ruling` is a
    person's on the row itself.
    """

    id: str
    kind: ConflictKind
    left: str | None
    right: str
    left_document: str | None = None
    left_span: Span | None = None
    left_quote: str | None = None
    right_document: str
    right_span: Span
    right_quote: str
    why: str
    dissolved_by: str
    dismissed_because: Dismissal | None = None
    ruling: Verdict | None = None


@value
class Step:
    """One level of a comparison: the answer, and the words of either claim that it rests on."""

    level: Level
    answer: Answer
    left: str
    right: str


@value
class RelationRow:
    """Two statements and how they stand to one another; unordered.

    `left` and `right` are ids of claims or attributions. `levels` is the waterfall by which two
    claims were compared, empty where an end is a whole saying.
    """

    id: str
    type: RelationType
    left: str
    right: str
    left_document: str
    left_span: Span
    left_quote: str
    right_document: str
    right_span: Span
    right_quote: str
    levels: tuple[Step, ...]
    why: str
    dissolved_by: str


@value
class Quotation:
    """One statement of a proof: its claim, its words on the page, and whom it goes back to.

    `also` are claims that assert the same of the same days: what holds of the one holds of them.
    """

    claim: str
    also: tuple[str, ...]
    document: str
    span: Span
    quote: str
    source: str


@value
class ProofRow:
    """Statements that cannot all be so (`conflict`), or that resolve it if set aside (`removal`).

    Rows of one `question` belong together. A removal says what would be enough for the rest to be
    so together, not that what is set aside is wrong. Where `whole` is False there may be more.
    """

    row: Literal["conflict", "removal"]
    id: str
    question: str
    statements: tuple[Quotation, ...]
    why: str
    whole: bool = True


Compared: TypeAlias = ConflictRow | ProofRow | RelationRow


@value
class ControlRow:
    """Who held a place for a while by one account (a party, or "fused"): bounds are ISO dates.

    The start lies between `start_min` and `start_max`, the end between `end_min` and `end_max`;
    None is an open side. After `last_evidence` the state is only carried on.
    """

    place: Party
    lat: float | None
    lon: float | None
    account: Party | Literal["fused"]
    holder: Party | None
    state: ControlState
    start_min: str | None = None
    start_max: str | None = None
    end_min: str | None = None
    end_max: str | None = None
    last_evidence: str | None = None
    because: tuple[str, ...] = ()
    probability: float | None = None


@value
class FigureRow:
    """One figure of one claim, by the originating source that gives it."""

    row: Literal["figure"] = "figure"
    claim: str
    kind: FigureKind
    min: int | None
    max: int | None
    approximate: bool
    vague: bool
    whose: str | None
    place: Party | None
    period: str | None
    originating_source: Party
    document: str
    quote: str
    group: str | None = None


@value
class FigureGroup:
    """Comparable figures: one kind, one side, one place and period. Never one range over others."""

    row: Literal["group"] = "group"
    id: str
    kind: FigureKind
    whose: str | None
    place: Party | None
    period: str | None
    min: int | None
    max: int | None
    originating_sources: tuple[Party, ...]
    rule: str


@value
class SourceRow:
    """A document, an originating source, a family of copies or a shared passage, told by `row`.

    `document`: `name`, `publisher`, `published`, `claims` or coded `events` (how many), and the
    ids of its `families`, of which `family` is the first; `evidence` are words on it that must be
    later than its date. `source`: `name` with the documents and
    outlets in which it speaks. `family`: documents of one origin, with the words that show it
    (`evidence`); `origin` is None where nothing orders them. `passage`: otherwise different
    documents with some words in common, told likewise. `grades` are people's. `owners` are those
    of the outlets, each once; `registry` is what people registered of the source or publisher. An
    `aggregator` compiles the reports of others, and is no originating source.
    """

    row: Literal["document", "source", "family", "passage", "aggregator"]
    id: str
    name: str
    publisher: str | None = None
    published: str | None = None
    note: str | None = None
    claims: int | None = None
    events: int | None = None
    documents: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    family: str | None = None
    families: tuple[str, ...] = ()
    origin: str | None = None
    evidence: str | None = None
    grades: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    registry: RegisteredSource | None = None


@value
class HardeningRow:
    """A thing told with more certainty than where it was told before: who hardened what.

    `lost` are the words that fell away: the source, the hedge, the "claimed", or the lower figure.
    `before` and `after` are ids of claims, their spans the sentences that hold them. `source` is
    whom the earlier one goes back to, `by` the voice of the later one.
    """

    id: str
    kind: Hardening
    source: Party
    by: Party
    lost: str
    before: str
    before_document: str
    before_span: Span
    before_quote: str
    after: str
    after_document: str
    after_span: Span
    after_quote: str
    why: str
