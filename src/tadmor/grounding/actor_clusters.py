"""Which mentions are one actor: names, short forms, abbreviations and what points back to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tadmor.grounding.actor_mentions import Mention
from tadmor.grounding.actor_tokens import ORDINAL
from tadmor.grounding.actor_words import Words
from tadmor.model.reading import ActorType
from tadmor.model.text import Span

# A pronoun may mean a person told by a role within so many characters.
SOON = 300


@dataclass(slots=True)
class Cluster:
    """Mentions of one actor, growing in text order, and the voices in whose mouth they are."""

    type: ActorType
    voices: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @property
    def person(self) -> bool:
        """Say whether it is a named person."""
        return any(mention.person for mention in self.mentions)

    @property
    def named(self) -> bool:
        """Say whether any of its mentions is a name."""
        return any(mention.named for mention in self.mentions)

    @property
    def definite(self) -> bool:
        """Say whether the text began by taking it for known: "the governor"."""
        return self.mentions[0].definite

    @property
    def end(self) -> int:
        """Where it was last mentioned."""
        return self.mentions[-1].span.end


class Clusters:
    """Puts mentions, given in text order, to the actor that they fit; abstains where two fit."""

    def __init__(self, text: str, words: Words) -> None:
        """Begin with no actor."""
        self.text, self.words = text, words
        self.all: list[Cluster] = []
        self.latest: Cluster | None = None

    def add(self, mention: Mention, voice: str) -> None:
        """Put a mention to its actor, or make one for it, or leave out what cannot be told."""
        fits = self._fits(mention, voice)
        if len(fits) > 1:
            fits = self._nearest(mention, fits)
        if not fits:
            return
        cluster = fits[0] or self._new(mention)
        cluster.voices.add(voice)
        cluster.mentions.append(mention)
        cluster.words |= mention.words | mention.roles
        cluster.heads |= self._heads(mention)
        if mention.named and not mention.person and cluster.type == "people":
            cluster.type = mention.type
        if mention.needed:
            self.latest = cluster

    def finish(self, pronouns: Sequence[Span]) -> list[Cluster]:
        """Give the actors: initials go to their person, and nobody stays who only passed by.

        A person told by a role alone, once and not as a source, stays if a pronoun that speaks
        comes soon after and may mean him.
        """
        for cluster in list(self.all):
            bearers = [c for c in self.all if self._initialled(cluster, c)]
            if len(bearers) == 1:
                bearers[0].mentions += cluster.mentions
                bearers[0].mentions.sort(key=lambda mention: mention.span)
                self.all.remove(cluster)
        return [cluster for cluster in self.all if self._stays(cluster, pronouns)]

    def _initialled(self, cluster: Cluster, other: Cluster) -> bool:
        """Say whether a source such as "LT" is a person of the text by his initials."""
        short = {self.text[m.span.start : m.span.end] for m in cluster.mentions}
        letters = next(iter(short))
        if len(short) > 1 or not re.fullmatch(r"[A-Z]{2,3}", letters) or other is cluster:
            return False
        if not other.person or any(m.known or m.short_for for m in cluster.mentions):
            return False
        names = (self.text[m.span.start : m.span.end] for m in other.mentions)
        return any("".join(re.findall(r"\b[^\W\d_]", name)).upper() == letters for name in names)

    def _stays(self, cluster: Cluster, pronouns: Sequence[Span]) -> bool:
        told = cluster.type == "person" and not cluster.named
        if not told or len(cluster.mentions) > 1 or cluster.mentions[0].needed:
            return True
        return any(0 <= pronoun.start - cluster.end < SOON for pronoun in pronouns)

    def _new(self, mention: Mention) -> Cluster:
        cluster = Cluster(type=mention.type)
        self.all.append(cluster)
        return cluster

    def _heads(self, mention: Mention) -> set[str]:
        """Give the nouns by which a text may take this actor up again."""
        if mention.person:
            return {role for role in mention.roles if self.words.sort(role) == "role"}
        found = {self.words.fold(mention.head)}
        found |= {role for role in mention.roles if self.words.sort(role)}
        if self.words.sort(mention.head) == "masthead":
            found |= {"newspaper", "paper", "daily"}
        if mention.known:
            found |= mention.known.heads
        return found

    def _fits(self, mention: Mention, voice: str) -> list[Cluster | None]:
        """Give every actor that a mention may be of; [None] asks for a new one."""
        if mention.short_for is not None:
            return list(self._at(mention.short_for)) or [None]
        if mention.known is not None:
            same = [c for c in self.all if any(m.known is mention.known for m in c.mentions)]
            return [*same] or list(self._same_words(mention, voice)) or [None]
        if mention.person:
            return list(self._same_person(mention)) or [None]
        if mention.fresh and not mention.named and mention.type == "person":
            return [None]
        if mention.definite:
            return self._taken_up(mention, voice)
        return list(self._same_words(mention, voice)) or [None]

    def _at(self, span: Span) -> list[Cluster]:
        return [c for c in self.all if any(m.span == span for m in c.mentions)][:1]

    def _same_person(self, mention: Mention) -> list[Cluster]:
        people = [c for c in self.all if c.person]
        same = [c for c in people if _one_person(mention, c)]
        same = [c for c in same if any(mention.head == m.head for m in c.mentions)] or same
        titled = [c for c in same if mention.roles & c.words]
        return titled if len(same) > 1 and len(titled) == 1 else same

    def _same_words(self, mention: Mention, voice: str) -> list[Cluster]:
        head = self.words.fold(mention.head)
        bodies = [c for c in self.all if not c.person]
        equal = [c for c in bodies if any(m.words == mention.words for m in c.mentions)]
        equal = [c for c in equal if mention.named or c.named or voice in c.voices]
        if equal:
            return equal[:1]
        if not mention.named:
            return []
        return [
            c
            for c in bodies
            if c.named and head in c.heads and any(self._variant(mention, m) for m in c.mentions)
        ]

    def _variant(self, one: Mention, other: Mention) -> bool:
        """Say whether two names differ only in how full they are."""
        if not other.named or not (one.words <= other.words or other.words <= one.words):
            return False
        more = one.words ^ other.words
        if any(ORDINAL.match(word) for word in one.words & other.words):
            return more <= set(self.words.countries.values())  # "the Soviet 54th Division"
        if one.type == "force" or other.type == "force" or one.plural or other.plural:
            return more <= self.words.lists["same_force"]
        return min(len(one.words), len(other.words)) > 1

    def _taken_up(self, mention: Mention, voice: str) -> list[Cluster | None]:
        """Find what a description such as "the ministry" or "the foreign minister" points to."""
        if again := self._again(mention, voice):
            return [again]
        head = self.words.fold(mention.head)
        generic = self.words.lists["generic"]
        other = self.words.lists["other_role"] - mention.words
        found: list[Cluster | None] = [
            c
            for c in self.all
            if head in c.heads
            and (c.person or mention.plural == c.mentions[0].plural or mention.type != "person")
            and not (c.type == "person" and other & c.words)
            and mention.words <= c.words | c.heads | generic
            and (voice in c.voices or (c.named and mention.type in ("office", "outlet", "person")))
        ]
        if found or mention.needed or mention.type in ("force", "office", "person"):
            return found or [None]
        return []

    def _again(self, mention: Mention, voice: str) -> Cluster | None:
        """Give the one person of this voice who has been told by the same role before.

        "The Under-Secretary", "the Under-Secretary for War": the one said more of, then the one.
        """
        if mention.type != "person":
            return None
        same = [
            c
            for c in self.all
            if c.type == "person" and not c.named and voice in c.voices
            if any(m.head == mention.head and m.words <= mention.words for m in c.mentions)
            and not self.words.lists["other_role"] & (mention.words ^ c.words)
        ]
        return same[0] if len(same) == 1 and mention.definite and same[0].definite else None

    def _nearest(self, mention: Mention, fits: Sequence[Cluster | None]) -> list[Cluster | None]:
        """Choose between several: who spoke last, or the only one of the paragraph; else none."""
        if mention.person:
            return self._habitual(mention, fits)
        if mention.type == "person" and not mention.needed:
            return []
        if self.latest in fits:
            return [self.latest]
        near = [c for c in fits if c and "\n" not in self.text[c.end : mention.span.start]]
        return list(near) if len(near) == 1 else []

    def _habitual(self, mention: Mention, fits: Sequence[Cluster | None]) -> list[Cluster | None]:
        """Choose between two of one surname: whom alone the text calls by it, the other far off."""
        called = [c for c in fits if c and any(m.words == mention.words for m in c.mentions)]
        others = [c for c in fits if c and c not in called]
        near = any("\n" not in self.text[c.end : mention.span.start] for c in others)
        return [*called] if len(called) == 1 and len(mention.words) == 1 and not near else []


def _one_person(mention: Mention, cluster: Cluster) -> bool:
    """Say whether a name fits all full names of a person, or all names where none is full."""
    names = [m for m in cluster.mentions if m.person]
    full = [m for m in names if len(m.words) > 1] or names
    return all(_one_name(mention, name) for name in full)


def _one_name(one: Mention, other: Mention) -> bool:
    """Say whether two names of persons can be one person's: a surname, or one within the other.

    A lone name may also be the first of a full one: Mao for Mao Zedong, Rahim for Rahim Gul.
    """
    short, full = sorted((one, other), key=lambda mention: len(mention.words))
    if not short.words or not short.words <= full.words:
        return False
    return short.head == full.head or short.words == {full.given}
