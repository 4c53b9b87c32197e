"""What a comparison finds before it becomes a row: two ends, the kind, and the reason in words."""

from typing import Literal, TypeAlias

from tadmor.comparison.index import Index
from tadmor.comparison.words import tokens
from tadmor.model.collection import AttributionRow, VoiceRow
from tadmor.model.findings import ClaimRow, ConflictKind, ConflictRow, Dismissal, Party
from tadmor.model.text import Span, quote
from tadmor.model.values import mint, value

# Why two statements are not at odds; None where they are, "unknown" where that is open.
Verdict: TypeAlias = Dismissal | Literal["unknown"] | None


@value
class End:
    """One of two statements: its id, the words on the page, and what it asserts with others.

    `wording` is alike for the same words of the same speaker on two pages, as in copies.
    """

    id: str
    document: str
    span: Span
    quote: str
    assertion: str
    wording: str


@value
class Finding:
    """Two statements that disagree, or (`because`) only look so; `left` may not be in the case.

    `about` tells look-alikes of one sort: of those that share it only the nearest is kept.
    """

    kind: ConflictKind
    left: End | None
    right: End
    why: str
    dissolved_by: str
    because: Dismissal | None = None
    about: tuple[str, ...] = ()
    distance: int = 0

    @property
    def pair(self) -> frozenset[str]:
        """What the two ends assert, in no order."""
        left = self.left.assertion if self.left else f"not in the case|{self.right.id}"
        return frozenset({left, self.right.assertion})

    @property
    def worded(self) -> frozenset[str]:
        """How the two ends are worded, in no order."""
        return frozenset({self.kind, self.right.wording, self.left.wording if self.left else ""})

    def row(self) -> ConflictRow:
        """Give the row of the table."""
        left = self.left
        ids = sorted(end.id for end in (left, self.right) if end)
        place = (self.right.span.start, self.right.span.end)
        return ConflictRow(
            id=mint("cfl", self.kind, *ids, place),
            kind=self.kind,
            left=left.id if left else None,
            right=self.right.id,
            left_document=left.document if left else None,
            left_span=left.span if left else None,
            left_quote=left.quote if left else None,
            right_document=self.right.document,
            right_span=self.right.span,
            right_quote=self.right.quote,
            why=self.why,
            dissolved_by=self.dissolved_by,
            dismissed_because=self.because,
        )


def claim_end(claim: ClaimRow) -> End:
    """Make an end of a claim."""
    return End(
        id=claim.id,
        document=claim.document,
        span=claim.span,
        quote=claim.quote,
        assertion=claim.assertion or claim.id,
        wording=_wording(claim.originating_source, claim.quote, claim.place, claim.time),
    )


def saying_end(index: Index, said: AttributionRow) -> End:
    """Make an end of an attribution: who said it, with which verb, and what."""
    span = index.whole(said)
    return End(
        id=said.id,
        document=said.document,
        span=span,
        quote=quote(index.text(said.document), span),
        assertion=said.id,
        wording=_wording(said.by, quote(index.text(said.document), span), said.said),
    )


def voice_end(voice: VoiceRow, span: Span, words: str) -> End:
    """Make an end of one note of a voice on the page."""
    return End(
        id=voice.id,
        document=voice.document,
        span=span,
        quote=words,
        assertion=f"{voice.id} {span.start}",
        wording=_wording(voice.party, words),
    )


def _wording(by: Party | None, *said: str | None) -> str:
    return " | ".join(" ".join(tokens(word or "")) for word in (by.name if by else "", *said))
