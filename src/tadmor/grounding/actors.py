"""Actors: the persons, forces, offices, outlets, groups and peoples of a text, each one once.

Precision comes first. A bare place is no actor until it speaks; a noun alone is never the same
actor in two voices; a name or a "the ministry" that fits two actors equally is left out of both.
Pronouns are not mentions here: whom they mean is for `reading.speakers`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tadmor.grounding.actor_clusters import Cluster, Clusters
from tadmor.grounding.actor_mentions import Mention, bodies
from tadmor.grounding.actor_people import people
from tadmor.grounding.actor_roles import described
from tadmor.grounding.actor_short_forms import short_forms
from tadmor.grounding.actor_sources import heads, is_pronoun, spoken
from tadmor.grounding.actor_titles import apposed, without_appositions
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
    line = Line(text, load())
    sources = sorted({span for attribution in attributions for span in attribution.source})
    clusters = Clusters(text, line.words)
    for mention in _mentions(line, sources):
        clusters.add(mention, _voice(voices, mention.span))
    pronouns = [span for span in sources if is_pronoun(line, line.within(span))]
    return _actors(text, clusters.finish(pronouns))


def _mentions(line: Line, sources: Sequence[Span]) -> list[Mention]:
    """Find all mentions in text order; a source's own words stand for what they repeat."""
    found = without_appositions(line, [apposed(line, mention) for mention in bodies(line)])
    found += short_forms(line, found)
    found = _owned(found)
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    found += people(line, found, heads(line, sources))
    found.sort(key=lambda mention: mention.span)
    said = [mention for span in sources if (mention := spoken(line, span, found))]
    told = described(line, [*found, *said], sources)
    known = {mention.span: mention for mention in (*found, *told, *said)}
    return sorted(known.values(), key=lambda mention: (mention.span.start, -mention.span.end))


def _owned(found: Sequence[Mention]) -> list[Mention]:
    """Give each body the one that its words begin with as owner: "the UN's mission"."""
    starts: defaultdict[int, list[Span]] = defaultdict(list)
    for mention in found:
        if mention.named:
            starts[mention.span.start].append(mention.span)
    inner = {m.span: [s for s in starts[m.span.start] if s < m.span] for m in found}
    return [
        replace(m, owner=max(inner[m.span])) if inner[m.span] and m.owner is None else m
        for m in found
    ]


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
    full = [m for m in cluster.mentions if m.short_for is None] or cluster.mentions
    named = [mention for mention in full if mention.named] or full
    forms = [quote(text, mention.span).split() for mention in named]
    return " ".join(max(forms, key=lambda form: sum(not word.endswith(".") for word in form)))


def _part_of(cluster: Cluster, at: dict[Span, str], own: str) -> str | None:
    for mention in cluster.mentions:
        if mention.owner is not None and at.get(mention.owner, own) != own:
            return at[mention.owner]
    return None
