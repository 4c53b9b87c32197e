"""What is claimed in a sentence before anybody is found to say it: triggers and figures joined."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from tadmor.claims.factuality import LASTING, Standing
from tadmor.claims.figures import Count, counted_in, figures
from tadmor.claims.fitness import is_of_another_field
from tadmor.claims.numbers import amount_at
from tadmor.claims.page import Page
from tadmor.claims.phrases import Range
from tadmor.claims.placing import Hit
from tadmor.claims.reference import scene
from tadmor.claims.triggers import hits, lowest
from tadmor.claims.whereabouts import Site, sites
from tadmor.claims.words import Sentence
from tadmor.model.reading import Extent, FigureKind
from tadmor.model.values import value

COUNTED: Mapping[str, frozenset[FigureKind]] = {
    "casualties": frozenset(
        {"killed", "wounded", "killed-or-wounded", "casualties", "strength", "vehicles"}
    ),
    "detain": frozenset({"captured", "strength"}),
    "displace": frozenset({"displaced", "strength"}),
    "strength": frozenset({"strength", "vehicles"}),
    "attack": frozenset({"strikes", "other", "vehicles"}),
    "present": frozenset({"strength", "vehicles"}),
    "advance": frozenset({"strength", "vehicles", "other"}),
    "withdraw": frozenset({"strength", "vehicles", "other"}),
    "other": frozenset({"strength", "vehicles", "other", "captured", "displaced", "killed"}),
    "belong": frozenset({"strength", "other"}),
}
"""The kinds of figure that a trigger of each frame takes up; of other frames only `other`."""

COUNTED_ROLE = {"casualties": "victims", "attack": "target"}
UNDERGONE: Mapping[str, tuple[str, FigureKind]] = {
    "casualties": ("victims", "killed"),
    "detain": ("who", "captured"),
    "displace": ("who", "displaced"),
    "strength": ("toll", "strength"),
    "present": ("who", "strength"),
    "other": ("who", "other"),
    "belong": ("who", "other"),
}
"""Whom a trigger of these frames befalls, and what a number of them is then a number of."""

LISTED = {"attack": "target", "displace": "from"}
MANY = 2
RELEASED = re.compile(r"\b(?:releas|free|exchang|swap|return|hand)\w*(?: [\w'\u2019]+){0,4}$")
ABSTRACT = frozenset({"control", "gain", "loss", "belong", "support", "cause"})
"""Frames of which a place that is only near in the sentence is no part."""

EXTENDED = frozenset({"control", "gain", "loss"})
PARTLY = re.compile(
    r"\b(?:part|parts|partial|partially|some|several|most|half|many|few|number|bulk|main"
    r"|\d[\d,]* of (?:its|their|the|his)|(?:dozens|hundreds|thousands) of (?:its|their|his)"
    r"|convoy|column|patrol|unit|ship|ships|jets|tanks|commander|general|officer|reinforcements)\b"
    r"|^(?:an?|one|another) (?:[\w-]+ )?(?:battalion|company|regiment|brigade|platoon|squadron)\b"
)


@value
class Draft:
    """What a claim is made of, before it has its speaker, facts and times.

    `named` says that a role names the site; otherwise it is only where the thing happened.
    """

    frame: str
    start: int
    end: int
    low: int
    roles: Mapping[str, Sequence[Range]]
    site: Site | None
    named: bool
    extent: Extent | None
    standing: Standing
    count: Count | None = None


def drafts(page: Page, sentence: Sentence) -> list[Draft]:
    """Give the drafts of a sentence in order; a list of places gives one for each."""
    if is_of_another_field(sentence):
        return []
    counts = figures(sentence)
    found: list[Draft] = []
    used: set[Range] = set()
    for hit in hits(page, sentence):
        mine = [count for count in counts if count.words not in used and _takes(hit, count)]
        mine = mine or _of_role(sentence, hit)
        used |= {count.words for count in mine}
        found.extend(_of_hit(page, sentence, hit, mine))
    alone = [one for one in counts if one.words not in used and not _needs_trigger(sentence, one)]
    found.extend(_of_count(page, sentence, count) for count in alone)
    return sorted(found, key=lambda draft: draft.start)


def _takes(hit: Hit, count: Count) -> bool:
    """Say whether a figure is of what a trigger says: its victims, its targets, its places."""
    stretches = [words for ranges in hit.roles.values() for words in ranges]
    stretches.append((hit.start, hit.end))
    inside = any(start < count.words[1] and count.words[0] < end for start, end in stretches)
    return inside and count.figure.kind in COUNTED.get(hit.trigger.frame, frozenset({"other"}))


def _of_role(sentence: Sentence, hit: Hit) -> list[Count]:
    """Give the figure that a role begins with, whatever is counted: "246 Herero"."""
    role, kind = UNDERGONE.get(hit.trigger.frame, ("", "other"))
    if hit.trigger.frame == "casualties" and "wound" in hit.trigger.words:
        kind = "wounded"
    found = [counted_in(sentence, words, kind) for words in hit.roles.get(role, ())[:1]]
    return [count for count in found if count]


def _needs_trigger(sentence: Sentence, count: Count) -> bool:
    """Say whether a figure says nothing alone: "two cities", "several districts"."""
    alone = "population" in sentence.string(count.words[0] - 2, count.words[1])
    return count.figure.kind == "other" and not alone


def _of_hit(page: Page, sentence: Sentence, hit: Hit, counts: Sequence[Count]) -> Iterator[Draft]:
    frame = hit.trigger.frame
    standing = Standing(
        start=hit.start,
        end=hit.end,
        verb=hit.verb,
        low=hit.low,
        state=hit.trigger.state,
        lasting=frame in LASTING,
    )
    for named, roles in product(hit.places or (None,), _shares(page, sentence, hit)):
        site = named or _scene(page, sentence, hit, roles)
        for count in _shared_counts(hit, named, counts) or (None,):
            yield Draft(
                frame=frame,
                start=hit.start,
                end=hit.end,
                low=hit.low,
                roles={**roles, "place": (named.words,)} if named else roles,
                site=site,
                named=named is not None,
                extent=_extent(sentence, hit, site),
                standing=standing,
                count=_of_verb(hit, count),
            )


def _shared_counts(hit: Hit, site: Site | None, counts: Sequence[Count]) -> Sequence[Count]:
    """Give the figures of one place of a list: "12 villages", where they count the places."""
    targets = hit.trigger.frame in COUNTED
    if site is None or targets or any(count.figure.kind != "other" for count in counts):
        return counts
    return [one for one in counts if one.words[0] < site.words[1] and site.words[0] < one.words[1]]


def _of_verb(hit: Hit, count: Count | None) -> Count | None:
    """Make killed of "13 soldiers" where the trigger says so: "killed himself and 13 soldiers"."""
    frame = hit.trigger.frame
    personal = count is not None and count.figure.kind in {"strength", "killed"}
    if count is None or frame not in UNDERGONE or not (personal or frame == "other"):
        return count
    kind = UNDERGONE[frame][1]
    if frame == "casualties" and count.figure.kind == "strength" and "wound" in hit.trigger.words:
        kind = "wounded"
    return replace(count, frame=frame, figure=replace(count.figure, kind=kind))


def _shares(page: Page, sentence: Sentence, hit: Hit) -> list[Mapping[str, Sequence[Range]]]:
    """Give the roles of each claim of a hit: of each who took part, of each town of a list."""
    if hit.trigger.frame == "took-part":
        taking = hit.roles.get("participant", ())
        return [{**hit.roles, "participant": (words,)} for words in taking]
    role = LISTED.get(hit.trigger.frame, "")
    towns = sites(page, sentence, hit.roles[role][0]) if role in hit.roles else []
    if len(towns) < MANY or not all(page.places_in(sentence.words_span(*t.words)) for t in towns):
        return [hit.roles]
    return [{**hit.roles, role: (town.words,)} for town in towns]


def _of_count(page: Page, sentence: Sentence, count: Count) -> Draft:
    """Make a draft of a figure that no trigger took: "7 casualties among its forces"."""
    start, end = count.words
    low = lowest(page, sentence, start)
    freed = count.frame == "detain" and RELEASED.search(sentence.string(low, start))
    role = COUNTED_ROLE.get(count.frame, "who")
    roles = {role: (count.whose,)} if count.whose else {}
    named = sites(page, sentence, count.whose) if count.whose and count.frame == "other" else []
    place = scene(page, sentence, start, low, len(sentence.words))
    site = Site(words=count.words, place=place, extent=None) if place else None
    return Draft(
        frame="other" if freed else count.frame,
        start=start,
        end=end,
        low=low,
        roles=roles,
        site=named[0] if named else site,
        named=False,
        extent=None,
        standing=Standing(start=start, end=end, verb=None, low=low),
        count=count,
    )


def _scene(
    page: Page, sentence: Sentence, hit: Hit, roles: Mapping[str, Sequence[Range]]
) -> Site | None:
    """Find where it was, for a frame whose words name no place."""
    if hit.trigger.frame in ABSTRACT:
        return None
    for role in ("target", "operation", "from"):
        named = sites(page, sentence, roles[role][0]) if role in roles else []
        if named and named[0].place:
            return named[0]
    place = scene(page, sentence, hit.start, hit.low, len(sentence.words))
    return Site(words=(hit.start, hit.end), place=place, extent=None) if place else None


def _extent(sentence: Sentence, hit: Hit, site: Site | None) -> Extent | None:
    """Say how much of the place, or of those who leave it, is meant."""
    if hit.trigger.frame in EXTENDED:
        return site.extent if site else None
    if hit.trigger.frame != "withdraw":
        return None
    who = hit.roles.get("who", ())
    if hit.verb and any(sentence.kind(end) == "R" and hit.verb.group == end + 1 for _, end in who):
        return "part"  # "Fighters who fled X" are some of them.
    if any(_is_number(sentence, index) for pair in who for index in range(*pair)):
        return "part"
    words = [sentence.string(*pair).rpartition(" 's ")[2] for pair in who]
    if any(PARTLY.search(some) for some in (*words, sentence.string(hit.start - 3, hit.start))):
        return "part"
    return site.extent if site and "place" in hit.roles else None


def _is_number(sentence: Sentence, index: int) -> bool:
    """Say whether a number of men begins here, and not the name of a unit: "the 14th Brigade"."""
    following = sentence.words[index + 1 : index + 2]
    named = any(word.capital for word in following)
    return not named and amount_at(sentence, index) is not None
