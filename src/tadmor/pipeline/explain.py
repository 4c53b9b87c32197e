"""A board of rival explanations weighed over a case: what `tadmor explain` prints."""

from collections.abc import Sequence
from pathlib import Path

from tadmor.comparison.conflicts import conflicts
from tadmor.comparison.index import Index
from tadmor.comparison.levels import party_key
from tadmor.comparison.origins import one_lineage
from tadmor.comparison.words import has, tokens
from tadmor.explanation.arguments import inferences
from tadmor.explanation.board import Board, load
from tadmor.explanation.hearing import Hearing
from tadmor.explanation.proposing import Rival
from tadmor.explanation.proposing import propose as begin
from tadmor.explanation.rows import explain as weigh
from tadmor.explanation.rows import without as set_aside
from tadmor.explanation.testimony import Origin, Overruled, Statement
from tadmor.model.collection import AttributionRow, Collection
from tadmor.model.explanations import VERDICTS, ExplainRow
from tadmor.model.findings import UNNAMED, ClaimRow, Party
from tadmor.model.rulings import standing
from tadmor.pipeline.collect import gather
from tadmor.store.case import Case


class Lines:
    """Who has what from whom, as the comparison of a case knows it."""

    def __init__(self, whole: Collection) -> None:
        self.index = Index(whole)
        self.pages = {row.document: row.party for row in reversed(whole.voices)}

    def of_claim(self, row: ClaimRow) -> Origin:
        """Give the origin of a claim; what copies say in their own voice has one."""
        key = self.index.origin(row)
        return _origin(key, row.originating_source, named=row.attribution is not None)

    def of_saying(self, row: AttributionRow) -> Origin:
        """Give the origin of a saying: who makes it."""
        party = row.by or Party(id=None, name=UNNAMED)
        return _origin(party_key(row.by, row.document), party, named=True)

    def of_page(self, document: str) -> Origin:
        """Give the origin of what a page says in its own voice: nobody that is known."""
        party = self.pages[document]
        return _origin(party.id or document, party, named=False)

    def one(self, left: str, right: str) -> bool:
        """Say whether two claims go back to one another, or are copies of one text."""
        one, other = self.index.claims.get(left), self.index.claims.get(right)
        return one is not None and other is not None and one_lineage(self.index, one, other)


def explain(case: Case, path: Path, without: Sequence[str] = ()) -> tuple[ExplainRow, ...]:
    """Weigh a board over a case, as people ruled it, without some of its origins or documents."""
    whole = gather(case).without_rejected()
    board, said, lines = heard(whole, load(path), overruled(case))
    kept = set_aside(said, without) if without else said
    return (*weigh(board, kept, lines), *inferences(whole))


def heard(
    whole: Collection, board: Board, ruled: Overruled
) -> tuple[Board, tuple[Statement, ...], Lines]:
    """Give a board with the testimony of a case on it, and who has what from whom."""
    lines = Lines(whole)
    return board, Hearing(board, whole, lines, ruled).testimony(), lines


def overruled(case: Case) -> Overruled:
    """Give what people ruled on cells, where they agree."""
    return {
        (ruling.subjects[0], ruling.subjects[1]): (verdict, _by(ruling.by, ruling.reason))
        for ruling in standing(case.rulings()).cells
        for verdict in VERDICTS
        if verdict == ruling.subjects[2]
    }


def _by(name: str, reason: str | None) -> str:
    return f"by {name}: {reason}" if reason else f"by {name}"


def _origin(key: str, party: Party, *, named: bool) -> Origin:
    """Join sources of one name, unless the name is only a sort of people."""
    known = named and party.name != UNNAMED
    plain = " ".join(tokens(party.name))
    if known and plain and not has(party.name, "sorts"):
        return Origin(key=f"named {plain}", party=party, known=True)
    return Origin(key=key, party=party, known=known)


def propose(case: Case) -> str:
    """Write a board to begin with, from the rival explanations that a case gives."""
    whole = gather(case).without_rejected()
    told = {
        row.id: Rival(id=row.id, words=row.quote, source=row.originating_source.name)
        for row in whole.claims
    }
    told |= {
        row.id: Rival(id=row.id, words=row.quote, source=row.by.name if row.by else UNNAMED)
        for row in whole.attributions
    }
    pairs = [
        (told[row.left], told[row.right])
        for row in conflicts(whole)
        if row.kind == "rival-explanation" and row.left in told and row.right in told
    ]
    return begin(whole, pairs)
