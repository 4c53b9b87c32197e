"""Which mentions are one actor: names, short forms, abbreviations and what points back to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tadmor.grounding.actor_mentions import Mention
from tadmor.grounding.actor_words import Words
from tadmor.model.reading import ActorType
from tadmor.model.text import Span


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

    def _new(self, mention: Mention) -> Cluster:
        cluster = Cluster(type=mention.type)
        self.all.append(cluster)
        return cluster

    def _heads(self, mention: Mention) -> set[str]:
        """Give the nouns by which a text may take this actor up again."""
        if mention.person:
            return {role for role in mention.roles if self.words.sort(role) == "role"}
        found = {self.words.fold(mention.head)}
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
        if mention.definite:
            return self._taken_up(mention, voice)
        return list(self._same_words(mention, voice)) or [None]

    def _at(self, span: Span) -> list[Cluster]:
        return [c for c in self.all if any(m.span == span for m in c.mentions)][:1]

    def _same_person(self, mention: Mention) -> list[Cluster]:
        people = [c for c in self.all if c.person]
        same = [c for c in people if all(_one_name(mention, m) for m in c.mentions if m.person)]
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
        if one.type == "force" or other.type == "force" or one.plural or other.plural:
            return more <= self.words.lists["same_force"]
        return min(len(one.words), len(other.words)) > 1

    def _taken_up(self, mention: Mention, voice: str) -> list[Cluster | None]:
        """Find what a description such as "the ministry" or "the foreign minister" points to."""
        head = self.words.fold(mention.head)
        generic = self.words.lists["generic"]
        other = self.words.lists["other_role"] - mention.words
        found: list[Cluster | None] = [
            c
            for c in self.all
            if head in c.heads
            and not (c.person and other & c.words)
            and mention.words <= c.words | c.heads | generic
            and (voice in c.voices or (c.named and mention.type in ("office", "outlet", "person")))
        ]
        if found or mention.needed or mention.type in ("force", "office"):
            return found or [None]
        return []

    def _nearest(self, mention: Mention, fits: Sequence[Cluster | None]) -> list[Cluster | None]:
        """Choose between several: who spoke last, or the only one of the paragraph; else none."""
        if mention.person:
            return self._habitual(mention, fits)
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


def _one_name(one: Mention, other: Mention) -> bool:
    """Say whether two names of persons can be one person's: a surname, or one within the other.

    A lone name may also be the first of a full one: Mao for Mao Zedong, Rahim for Rahim Gul.
    """
    short, full = sorted((one, other), key=lambda mention: len(mention.words))
    if not short.words or not short.words <= full.words:
        return False
    return short.head == full.head or short.words == {full.given}
