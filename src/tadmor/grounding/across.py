"""The same actor or place in several documents: one key for all who are certainly the same.

Names join documents, nouns do not: "mercenaries" in one author's mouth and in another's are not
the same people (never merged by noun alone), while "the Russian Ministry of Defence" and
"Russia's defense ministry" are one body, and "Tadmur" and "Palmyra" one place in the gazetteer.
"""

import re
from collections.abc import Hashable

from tadmor.grounding.actor_words import Words, load
from tadmor.grounding.transliteration import fold
from tadmor.model.reading import Actor, Place

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
    """Give the key of a place: the gazetteer's entry with its point, else its name folded."""
    return (place.authority, place.lat, place.lon) if place.authority else fold(place.name)
