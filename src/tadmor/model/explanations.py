"""What a board of rival explanations yields: the rows of `tadmor explain`, told apart by `row`.

Hypotheses and observations go by the names of the board's file; every id leads to words by `why`.
No row says that a hypothesis holds: each gives one way of weighing, and what it rests on.
"""

from typing import Literal, TypeAlias

from tadmor.model.findings import Party
from tadmor.model.text import Span
from tadmor.model.values import value

CellVerdict: TypeAlias = Literal["entails", "supports", "neutral", "conflicts", "excludes"]
Weighing: TypeAlias = Literal["inconsistency", "bits", "excuses"]
Unit: TypeAlias = Literal["origin", "document", "span"]
ExcuseKind: TypeAlias = Literal[
    "another place",
    "another time",
    "another party",
    "unsure",
    "nobody named",
    "not recorded",
    "false in its interest",
    "mistaken",
    "false",
    "false against its interest",
    "source not believed",
]
Tiers: TypeAlias = tuple[tuple[str, ...], ...]

VERDICTS: tuple[CellVerdict, ...] = ("excludes", "conflicts", "neutral", "supports", "entails")


@value
class Passage:
    """Words that a cell rests on: `id` is the claim, attribution, voice or document to open.

    `fit` says whether all that the observation names stands there ("whole"), or something is left
    open (`open`). `counted` is False for what adds nothing: a copy, or words of one origin that
    says the same elsewhere, or a page's own word beside a source that is named.
    """

    id: str
    document: str
    span: Span
    quote: str
    source: Party
    fit: Literal["whole", "part", "given"]
    open: tuple[str, ...] = ()
    counted: bool = True


@value
class Excuse:
    """What a hypothesis must say of words against it; `cost` is dear where it is hard to believe.

    `about` is the item, or the source where one excuse serves for all that it says.
    """

    kind: ExcuseKind
    cost: float
    about: str
    source: str | None
    why: str


@value
class HypothesisRow:
    """A hypothesis under three ways of weighing, side by side; ranks count from 1 and may be tied.

    `bits` are the weight of evidence against its rivals, least and greatest over eight ways of
    reading the tables; None where it has no rival. `untold` are the observations it speaks of that
    no statement of the case is of.
    """

    row: Literal["hypothesis"] = "hypothesis"
    name: str
    sentence: str
    subsumes: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    inconsistency: int
    inconsistency_rank: int
    bits_min: float | None
    bits_max: float | None
    bits_rank: int
    excuses: tuple[Excuse, ...]
    excuses_cost: float
    excuses_rank: int


@value
class ItemRow:
    """One item of evidence: an observation as asserted, as denied, or absent from the case.

    `diagnostic_min` and `diagnostic_max` are bits between the hypotheses that it parts most: 0 is
    of no use, however often it is told. `copies` counts the passages that add nothing.
    """

    row: Literal["item"] = "item"
    item: str
    observation: str
    sentence: str
    told: Literal["asserted", "denied", "absent", "given"]
    origins: tuple[Party, ...]
    documents: tuple[str, ...]
    copies: int
    graded: tuple[str, ...] = ()
    interest: tuple[str, ...] = ()
    diagnostic_min: float
    diagnostic_max: float


@value
class CellRow:
    """How an item stands to a hypothesis, by which rule, on which words.

    `ruling` says whose word it is where a person overruled the rule.
    """

    row: Literal["cell"] = "cell"
    hypothesis: str
    item: str
    verdict: CellVerdict
    rule: str
    spans: tuple[Passage, ...] = ()
    ruling: str | None = None


@value
class Change:
    """How one way of weighing ranks the hypotheses before and after; a tier is a shared rank."""

    weighing: Weighing
    changes: Literal["lead", "order"]
    before: Tiers
    after: Tiers


@value
class KnockoutRow:
    """A smallest set of origins, documents or spans without which the ranking is another.

    Where `removes` is empty, no set of up to `tried` of them changes anything more than is told.
    """

    row: Literal["knockout"] = "knockout"
    unit: Unit
    removes: tuple[Party, ...]
    changes: tuple[Change, ...]
    tried: int
    why: str


@value
class SettlingRow:
    """An observation that would part the leaders, if a source of its own said so.

    `favours` is the leader that it would speak for, by so many bits against the other; `leads`
    says who would then be first by each way of weighing.
    """

    row: Literal["settling"] = "settling"
    observation: str
    sentence: str
    between: tuple[str, str]
    favours: str
    bits_min: float
    bits_max: float
    leads: tuple[tuple[Weighing, tuple[str, ...]], ...]
    why: str


@value
class InferenceRow:
    """An inference that a text claims: its premise, its conclusion, and the gap between them.

    It is the speaker's. `premise` is None where the words do not give it.
    """

    row: Literal["inference"] = "inference"
    id: str
    by: Party
    document: str
    marker: str
    span: Span
    quote: str
    premise: Span | None
    premise_quote: str | None
    conclusion: Span | None
    conclusion_quote: str | None
    gap: str


ExplainRow: TypeAlias = HypothesisRow | ItemRow | CellRow | KnockoutRow | SettlingRow | InferenceRow
