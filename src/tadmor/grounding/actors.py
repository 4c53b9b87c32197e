"""Actors: the persons, forces, offices, outlets, groups and peoples of a text, each one once.

Precision comes first. A bare place is no actor until it speaks; a noun alone is never the same
actor in two voices; a name or a "the ministry" that fits two actors equally is left out of both.
Pronouns are not mentions here: whom they mean is for `reading.speakers`.
"""

from collections.abc import Sequence

from tadmor.grounding.actor_clusters import Cluster, Clusters
from tadmor.grounding.actor_mentions import Mention, bodies
from tadmor.grounding.actor_people import people
from tadmor.grounding.actor_sources import heads, spoken
from tadmor.grounding.actor_tokens import Line
from tadmor.grounding.actor_words import load
from tadmor.model.reading import Actor, Attribution, Voice
from tadmor.model.text import Span, quote


def find(
    text: str, voices: tuple[Voice, ...], attributions: tuple[Attribution, ...]
) -> tuple[Actor, ...]:
    """Find the actors of a text, `n1` onwards in order of first mention.

    Every source that is not a pronoun gets one, unless its words fit two actors equally.
    """
    clusters = Clusters(text, load())
    for mention in _mentions(text, attributions):
        clusters.add(mention, _voice(voices, mention.span))
    return _actors(text, clusters.all)


def _mentions(text: str, attributions: Sequence[Attribution]) -> list[Mention]:
    """Find all mentions in text order; a source's own words stand for what they repeat."""
    line = Line(text, load())
    sources = sorted({span for attribution in attributions for span in attribution.source})
    found = bodies(line)
    found += people(line, found, heads(line, sources))
    found.sort(key=lambda mention: mention.span)
    said = [mention for span in sources if (mention := spoken(line, span, found))]
    known = {mention.span: mention for mention in (*found, *said)}
    return sorted(known.values(), key=lambda mention: (mention.span.start, -mention.span.end))


def _voice(voices: Sequence[Voice], span: Span) -> str:
    for voice in voices:
        if any(piece.covers(span) for piece in voice.spans):
            return voice.id
    return "v0"


def _actors(text: str, clusters: Sequence[Cluster]) -> tuple[Actor, ...]:
    ordered = sorted(clusters, key=lambda cluster: cluster.mentions[0].span)
    ids = {id(cluster): f"n{number}" for number, cluster in enumerate(ordered, 1)}
    at = {m.span: ids[id(cluster)] for cluster in ordered for m in cluster.mentions}
    return tuple(
        Actor(
            id=ids[id(cluster)],
            name=_name(text, cluster),
            type=cluster.type,
            mentions=tuple(sorted({mention.span for mention in cluster.mentions})),
            part_of=_part_of(cluster, at, ids[id(cluster)]),
        )
        for cluster in ordered
    )


def _name(text: str, cluster: Cluster) -> str:
    """Give the fullest form: a name before a description, the one with most words, the first."""
    named = [mention for mention in cluster.mentions if mention.named] or cluster.mentions
    forms = [quote(text, mention.span).split() for mention in named]
    return " ".join(max(forms, key=lambda form: sum(not word.endswith(".") for word in form)))


def _part_of(cluster: Cluster, at: dict[Span, str], own: str) -> str | None:
    for mention in cluster.mentions:
        if mention.owner is not None and at.get(mention.owner, own) != own:
            return at[mention.owner]
    return None
