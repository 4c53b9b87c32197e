"""Which places of a case are one for comparing: one name at one spot, a district named alone.

Grounding reads each document by itself, so "Idlib" may be the town on one page and the province on
the next, and "the Jabal Badro district of Aleppo" a part of Aleppo where the next sentence has
"Jabal Badro". What the words of a claim tell apart ("the province of Idlib") stays apart.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tadmor.comparison.words import has, tokens
from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow
from tadmor.model.reading import Place
from tadmor.model.text import quote

# Degrees within which two readings of one name are of one spot.
NEAR = 0.15


def placed(collection: Collection) -> Collection:
    """Give a collection whose claims have one id for what is one place by name and spot."""
    heads = _heads(collection.places)
    named = {" ".join(tokens(place.name)): place.id for place in reversed(collection.places)}
    texts = {source.facts.name: source.reading.text for source in collection.sources}
    names = {place.id: " ".join(tokens(place.name)) for place in collection.places}
    claims = tuple(
        _settled(claim, quote(texts[claim.document], claim.roles.get("place", ())), heads, named)
        if claim.place is not None and names.get(claim.place)
        else claim
        for claim in collection.claims
    )
    return replace(collection, claims=claims)


def _settled(
    claim: ClaimRow, words: str, heads: Mapping[str, str], named: Mapping[str, str]
) -> ClaimRow:
    if has(words, "province"):
        return claim
    district = _district(claim, words, named) if claim.extent == "part" else None
    if district is not None:
        return replace(claim, place=heads.get(district, district), extent="whole")
    head = heads.get(claim.place or "")
    return claim if head is None else replace(claim, place=head)


def _district(claim: ClaimRow, words: str, named: Mapping[str, str]) -> str | None:
    """Give the place that the words for a part of another name, if they begin with its name."""
    said = [word for word in tokens(words) if word != "the"]
    for end in range(len(said) - 1, 0, -1):
        found = named.get(" ".join(said[:end]))
        if found is not None and found != claim.place and has(said[end], "quarter"):
            return found
    return None


def _heads(places: Sequence[Place]) -> dict[str, str]:
    """Map each place to the first of its name at its spot, where that is another."""
    alike: defaultdict[str, list[Place]] = defaultdict(list)
    heads: dict[str, str] = {}
    for place in places:
        firsts = alike[" ".join(tokens(place.name))]
        head = next((first for first in firsts if _one_spot(first, place)), None)
        if head is None:
            firsts.append(place)
        else:
            heads[place.id] = head.id
    return heads


def _one_spot(one: Place, other: Place) -> bool:
    """Say whether two of one name lie in one spot, as far as both are known to lie anywhere."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) <= NEAR and abs(one.lon - other.lon) <= NEAR
