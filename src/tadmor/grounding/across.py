"""The same actor or place in several documents: one key for all who are certainly the same.

Names join documents, nouns do not: "mercenaries" in one author's mouth and in another's are not
the same people (never merged by noun alone), while "the Russian Ministry of Defence" and
"Russia's defense ministry" are one body, and "Tadmur" and "Palmyra" one place in the gazetteer.
A person's ruling joins or parts what keys do not.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping

from tadmor.grounding.actor_words import Words, load
from tadmor.grounding.transliteration import fold
from tadmor.model.reading import Actor, Place
from tadmor.model.rulings import Pair

NAME = re.compile(r"[^\W_]+(?:[-\u2019'.][^\W_]+)*")
EMPTY = frozenset({"the", "of", "a", "an", "for", "in", "and", "s"})


def same_actor(actor: Actor) -> Hashable | None:
    """Give the key of an actor that is named; None for one that is only described."""
    return same_name(actor.name)


def same_name(name: str) -> Hashable | None:
    """Give the key of a name: customary names are one, spellings and word order are folded."""
    words = load()
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    known = next((entry for entry in words.known if bare in entry.names), None)
    if known:
        return known.names[0]
    tokens = [re.sub(r"[\u2019']s?$", "", token) for token in NAME.findall(bare)]
    if not any(_proper(token, words) for token in tokens):
        return None
    return frozenset(words.fold(token.lower()) for token in tokens if token.lower() not in EMPTY)


def _proper(token: str, words: Words) -> bool:
    """Say whether a word is a name: capitalised, and no noun for a kind of actor."""
    low = token.lower()
    return token[:1].isupper() and (low in words.countries or words.sort(low) is None)


def same_place(place: Place) -> Hashable:
    """Give the key of a place: the gazetteer's entry with its point, else its name folded.

    "Near X" and "the X countryside" are not X.
    """
    if place.authority is None:
        return fold(place.name)
    return (place.authority, place.lat, place.lon, place.kind)


def joined(
    keys: Mapping[str, Hashable | None],
    same: Iterable[Pair] = (),
    different: Collection[Pair] = (),
) -> dict[str, str]:
    """Map each id to the first that it is one with; `keys` has the ids in the order of the case.

    Ids that are ruled the same are joined first, in the order given; then those of one key. No
    step joins what is ruled different: of such a pair the second is set apart from the company
    that the first is in. Which ids are one does not depend on the order of the case.
    """
    groups = _Groups(different)
    pairs = tuple(same)
    for one, other in pairs:
        groups.join(one, other)
    heads: defaultdict[Hashable, list[str]] = defaultdict(list)
    apart = {other for _, other in different}
    for id_ in sorted(keys, key=lambda id_: (id_ in apart, id_)):
        key = keys[id_]
        if key is not None and not any(groups.join(head, id_) for head in heads[key]):
            heads[key].append(id_)
    first: dict[str, str] = {}
    ruled = sorted({id_ for pair in pairs for id_ in pair} - keys.keys())
    return {id_: first.setdefault(groups.root(id_), id_) for id_ in (*keys, *ruled)}


class _Groups:
    """Sets of ids that grow together, but for those that are ruled different."""

    def __init__(self, different: Iterable[Pair]) -> None:
        self._parent: dict[str, str] = {}
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in different:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def root(self, id_: str) -> str:
        while (parent := self._parent.get(id_, id_)) != id_:
            self._parent[id_] = self._parent.get(parent, parent)
            id_ = parent
        return id_

    def join(self, one: str, other: str) -> bool:
        """Join the sets of two ids, if nothing parts them; say whether they are one now."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if any(self.root(foe) == second for foe in self._foes.get(first, ())):
            return False
        self._parent[second] = first
        if second in self._foes:
            self._foes[first] |= self._foes.pop(second)
        return True
