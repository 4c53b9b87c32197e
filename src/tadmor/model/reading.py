"""What a careful reader finds in one document: the values of the contract's `reading` line.

Ids here are local to one reading (`v0`, `a1`, `n1`, `p1`, `t1`, `c1`); `store` gives each thing
an id for the whole case. Any field may be None and any tuple empty: a gap is honest.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from tadmor.model.text import Span, Spans
from tadmor.model.values import value

VoiceKind: TypeAlias = Literal[
    "author", "editor", "headline", "caption", "quoted-page", "boilerplate"
]
Manner: TypeAlias = Literal["direct", "mixed", "indirect"]
Stance: TypeAlias = Literal[
    "asserts", "denies", "admits", "doubts", "infers", "asks", "relays", "urges", "declines"
]
Certainty: TypeAlias = Literal["certain", "probable", "possible", "unstated"]
ActorType: TypeAlias = Literal["person", "force", "office", "outlet", "group", "people"]
PlaceKind: TypeAlias = Literal[
    "point", "near", "along", "district", "province", "country", "unknown"
]
Polarity: TypeAlias = Literal["asserts", "denies", "asks", "unasserted"]
Aspect: TypeAlias = Literal["completed", "ongoing", "ordered", "planned", "failed", "hypothetical"]
Extent: TypeAlias = Literal["whole", "part"]
End: TypeAlias = Literal["known", "unknown", "ongoing"]
FigureKind: TypeAlias = Literal[
    "killed",
    "wounded",
    "killed-or-wounded",
    "casualties",
    "captured",
    "displaced",
    "strength",
    "strikes",
    "vehicles",
    "other",
]


# A negated doubt is how "could not be independently confirmed" is told from a doubt.
NEGATED: Mapping[str, str] = {"denies": "does not deny", "doubts": "could not confirm"}


@value
class Voice:
    """Who speaks on the page: its author, an editor, a caption. `v0` has whatever no other has."""

    id: str
    kind: VoiceKind
    name: str | None = None
    published: str | None = None
    spans: Spans = ()


@value
class Attribution:
    """Who (source), by which words (cue), said what (content): PARC's three roles, nested."""

    id: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans
    speaker: str | None = None
    voice: str = "v0"
    within: str | None = None
    manner: Manner = "indirect"
    stance: Stance = "asserts"
    stance_by: str = "v0"
    negated: bool = False
    certainty: Certainty = "unstated"
    said: str | None = None

    @property
    def verb(self) -> str:
        """What the source does, for people: "admits", "does not admit", "could not confirm"."""
        if not self.negated:
            return self.stance
        return NEGATED.get(self.stance) or f"does not {self.stance.removesuffix('s')}"


@value
class Actor:
    """A person, force, office, outlet, group or people, with every mention of it in the text."""

    id: str
    name: str
    type: ActorType
    mentions: Spans = ()
    part_of: str | None = None


@value
class Candidate:
    """One place that a name may mean; rivals are kept beside the one that was taken."""

    name: str
    lat: float
    lon: float
    country: str | None = None
    authority: str | None = None
    score: float | None = None


@value
class Place:
    """A place named in the text; not in the gazetteer means no coordinates, and `why` says so."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    kind: PlaceKind = "unknown"
    authority: str | None = None
    mentions: Spans = ()
    candidates: tuple[Candidate, ...] = ()
    why: str | None = None


@value
class TimeExpression:
    """Words that name a time (TimeML's TIMEX3), its EDTF value, and the date it was read from.

    `edtf` is None where the anchor is not known; `rule` then says what is missing. `after_page` is
    the date, of those near the page's own, of words that somebody else put in after the page was
    written: "[Editor: … on May 8]" on a page of 5 May. It is what gives the note away, no reading.
    """

    id: str
    span: Span
    edtf: str | None = None
    anchor: str | None = None
    rule: str | None = None
    after_page: str | None = None


@value
class Bounds:
    """A time with honest precision: start and end are each an interval of ISO dates, inclusive."""

    edtf: str | None = None
    start_min: str | None = None
    start_max: str | None = None
    end_min: str | None = None
    end_max: str | None = None
    end: End = "unknown"


@value
class ClaimTimes:
    """Three separate facts: when it was said, when it happened, when the state it gives held."""

    said: Bounds | None = None
    event: Bounds | None = None
    valid: Bounds | None = None


@value
class Figure:
    """A number as stated. "At least 11" has min 11 and max None; "heavy losses" is only vague."""

    min: int | None = None
    max: int | None = None
    approximate: bool = False
    vague: bool = False
    kind: FigureKind = "other"
    whose: str | None = None
    cumulative: bool | None = None
    period: str | None = None


@value
class Claim:
    """One proposition of one voice or one attribution. It is silent about truth.

    `roles` maps a role's name to its words, `actors` to an actor's id; `moves` says whether the
    claim, if it held, would change who holds the place.
    """

    id: str
    frame: str
    span: Span
    roles: Mapping[str, Spans]
    actors: Mapping[str, str]
    place: str | None = None
    time: str | None = None
    times: ClaimTimes = ClaimTimes()
    polarity: Polarity = "asserts"
    aspect: Aspect = "completed"
    extent: Extent | None = None
    moves: bool = False
    certainty: Certainty = "unstated"
    figure: Figure | None = None
    attribution: str | None = None
    voice: str = "v0"


@value
class DocumentFacts:
    """What is known of a document apart from its text; correctable without re-reading it."""

    name: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    url: str | None = None
    retrieved: str | None = None
    republished_from: str | None = None
    note: str | None = None


@value
class Reading:
    """Everything read in one document; its JSON is one line of `tadmor read --format jsonl`.

    `limits` are sentences for people on what could not be read of it, such as its language.
    """

    schema: Literal["tadmor/reading/1"] = "tadmor/reading/1"
    document: DocumentFacts
    text: str
    voices: tuple[Voice, ...]
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    limits: tuple[str, ...] = ()


def spans(reading: Reading) -> Iterator[Span]:
    """Give every position that a reading rests on."""
    for voice in reading.voices:
        yield from voice.spans
    for said in reading.attributions:
        yield from (*said.source, *said.cue, *said.content)
    for actor in reading.actors:
        yield from actor.mentions
    for place in reading.places:
        yield from place.mentions
    yield from (time.span for time in reading.times)
    for claim in reading.claims:
        yield claim.span
        for words in claim.roles.values():
            yield from words


def chain(reading: Reading, attribution: str | None) -> tuple[Attribution, ...]:
    """Give an attribution with those around it, the outermost first: the order of relay.

    Empty for None, which is narration: the voice itself speaks.
    """
    by_id = {said.id: said for said in reading.attributions}
    found: list[Attribution] = []
    while attribution is not None and (said := by_id[attribution]) not in found:
        found.append(said)
        attribution = said.within
    return tuple(reversed(found))
