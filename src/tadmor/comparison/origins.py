"""Whether two claims go back to one source, as far as the pages tell.

A lineage that is not known never counts as independent, so what is doubtful counts as one.
"""

from tadmor.comparison.index import Index
from tadmor.comparison.words import has, pattern, tokens
from tadmor.model.findings import UNNAMED, ClaimRow


def known_origin(claim: ClaimRow) -> bool:
    """Say whether a claim's page tells whom it goes back to.

    Whom a page has its own words from is not known, nor who are "officials" or a source unnamed.
    """
    source = claim.originating_source
    if claim.attribution is None or source.name == UNNAMED:
        return False
    return source.id is not None or not has(source.name, "sorts")


def one_origin(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two claims are one source's, or stand in words that are copies of one text.

    A described source ("the ministry") of two pages has two ids and may be two; of one name they
    count as one, unless the page says no more of them than their sort ("officials"), or a person
    has ruled that they are two.
    """
    if index.origin(one) == index.origin(other) or index.copied(one, other):
        return True
    if one.attribution is None or other.attribution is None:
        return False
    mine, theirs = one.originating_source, other.originating_source
    if frozenset({mine.id, theirs.id}) in index.collection.apart:
        return False
    return tokens(mine.name) == tokens(theirs.name) and not has(mine.name, "sorts")


def one_lineage(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two claims are of one origin, or one is told on the word of the other's."""
    return one_origin(index, one, other) or any(
        _from_page(index, *pair) or _cited(index, *pair) for pair in ((one, other), (other, one))
    )


def _from_page(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether the one is told on the word of the outlet whose page holds the other."""
    outlet = index.sources[other.document].facts.publisher
    relayed = {tokens(party.name) for party in one.relay[1:]}
    return one.document != other.document and outlet is not None and tokens(outlet) in relayed


def _cited(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether the sentence of the one names the source of the other as its own."""
    cited = pattern("citing").search(index.around(one))
    name = tokens(other.originating_source.name)
    return cited is not None and bool(name) and set(name) <= set(tokens(cited["cited"]))
