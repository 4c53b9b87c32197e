"""Which place a noun phrase means, and how much of it."""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.claims.entries import heading
from tadmor.claims.lists import places as nouns
from tadmor.claims.nouns import called
from tadmor.claims.page import Mention, Page
from tadmor.claims.phrases import Range, listed, past_aside
from tadmor.claims.reference import last_place, named_with, next_place
from tadmor.claims.words import Sentence
from tadmor.model.reading import Extent
from tadmor.model.text import Span
from tadmor.model.values import value

BACK = 1500
PROPER = frozenset("suburb district neighbourhood neighborhood quarter".split())
WITHIN = frozenset("in at of inside on from near".split())
DEFINITE = frozenset("the this that its their his".split())


@value
class Site:
    """A noun phrase that means a place: its words, the place, how much of it.

    `extent` None with a place means beside it ("a hill near X"); `place` None, not known which.
    `feature` marks a part that stands alone on a map, such as a port, and is meant as a whole.
    `heading` is where a place is named that only the heading of a list says.
    """

    words: Range
    place: str | None
    extent: Extent | None
    feature: bool = False
    heading: Span | None = None


def sites(page: Page, sentence: Sentence, phrase: Range) -> list[Site]:
    """Give the places that a phrase, or the list it begins, names as such; none if it names none.

    A phrase whose head is neither a place's name nor a place noun ("the Palmyra offensive",
    "the lead") names none.
    """
    members = [member for member in listed(sentence, phrase) if sentence.has(*member)]
    many = len(members) > 1
    found = [site for member in members for site in _member(page, sentence, member, many=many)]
    named = [site for site in found if page.places_in(sentence.words_span(*site.words))]
    found = named if many and named else found
    if found and many:
        return _one_extent(sentence, phrase, _all_in(found))
    return found[: 1 if len(members) == 1 and not _of_list(sentence, phrase) else None]


def innermost(sentence: Sentence, words: Range) -> Range:
    """Give the part of a phrase that names a place: "the recapture of X" is not one, X is."""
    known = nouns("whole") | nouns("part") | nouns("share") | nouns("entire")
    start = words[0]
    for index in range(*words):
        head = sentence.lower(index - 1)
        if sentence.lower(index) == "of" and not {head, head.removesuffix("s")} & known:
            start = index + 1
    return (start, words[1]) if start < words[1] else words


def _member(page: Page, sentence: Sentence, member: Range, *, many: bool) -> Iterator[Site]:
    span = sentence.words_span(*member)
    mentions = [item for item in page.places_in(span) if not _modifies(sentence, item, member)]
    owner = [item for item in page.places_in(span) if item not in mentions]
    if mentions:
        for mention in mentions[:1] if not _of_list(sentence, member) else mentions:
            first = sentence.at(mention[0].start)
            words = member
            if len(mentions) > 1 and _of_list(sentence, member):
                words = (first, sentence.at(mention[0].end - 1) + 1)
            if _is_beside(sentence, member, first):
                if not _is_ground(sentence.lower(first - 3)):
                    continue
                yield Site(words=words, place=mention[1], extent=None)
            elif _names_place(sentence, member, first):
                extent = _extent(sentence, member, mention, many=many)
                feature = extent == "part" and _is_feature(sentence, member)
                yield Site(words=words, place=mention[1], extent=extent, feature=feature)
    elif alias := _alias(page, sentence, member):
        yield Site(words=member, place=alias, extent="whole")
    else:
        yield from _by_noun(page, sentence, member, owner)


def _of_list(sentence: Sentence, phrase: Range) -> bool:
    return any(sentence.kind(index) == "C" for index in range(*phrase))


def _modifies(sentence: Sentence, mention: Mention, member: Range) -> bool:
    """Say whether a name only qualifies the head: "Sirte's port", "Aleppo airport"."""
    after = sentence.at(mention[0].end - 1) + 1
    if after >= member[1] or sentence.lower(after) == "of":
        return after < member[1]
    if sentence.lower(after) in nouns("part_adjectives") and sentence.lower(after + 1) == "of":
        return False
    whole = sentence.lower(after) in nouns("wide_after") | nouns("whole")
    return sentence.kind(after) in {"'", "N"} and not (whole and after + 1 == member[1])


def _extent(sentence: Sentence, member: Range, mention: Mention, *, many: bool) -> Extent:
    """Say how much of the place a phrase means: "the villages of X and Y" is each of them.

    "The port of X" is a part of X; "the Black Sea port of X" is X.
    """
    first = sentence.at(mention[0].start)
    before = [sentence.lower(index) for index in range(member[0], first)]
    if (before and before[-1] in nouns("part_adjectives")) or set(before) & nouns("share"):
        return "part"
    if "of" not in before:
        return "whole"
    at = len(before) - 1 - before[::-1].index("of") - 1
    if before[at] == "port" and at > 0 and before[at - 1] not in DEFINITE:
        return "whole"
    noun = before[at]
    if noun in {"city", "town"} and at > 0 and before[at - 1] in {"old", "new", "inner", "lower"}:
        return "part"
    if noun in PROPER and before[0] == "the" and not _qualified(sentence, member[0] + 1, noun):
        return "whole"
    known = nouns("whole") | nouns("entire")
    several = noun.removesuffix("s") in known and (many or _of_list(sentence, member))
    return "whole" if noun in known - nouns("part") or several else "part"


def _is_feature(sentence: Sentence, member: Range) -> bool:
    """Say whether a phrase is of one whole part that stands alone: "the port of X"."""
    shared = any(sentence.lower(index) in nouns("share") for index in range(*member))
    one = sentence.lower(member[0]) not in {"a", "an", "any", "no"}
    return one and not shared and sentence.lower(_head(sentence, member)) in nouns("features")


def _qualified(sentence: Sentence, start: int, noun: str) -> bool:
    """Say whether "the … district of X" has words that tell it from X: "the northern district"."""
    if noun == "suburb":
        return False
    return sentence.lower(start) != noun


def _alias(page: Page, sentence: Sentence, member: Range) -> str | None:
    """Give the place of "Terminal 3 (known as T3)": the name that ends the brackets behind."""
    if sentence.kind(member[1]) not in {"(", "["} or not sentence.words[member[0]].capital:
        return None
    closing = past_aside(sentence, member[1]) - 1
    span = sentence.words_span(member[1], closing + 1)
    last = page.places_in(span)[-1:]
    return last[0][1] if last and sentence.at(last[0][0].end - 1) == closing - 1 else None


def _is_beside(sentence: Sentence, member: Range, first: int) -> bool:
    """Say whether a phrase is "a hill north of X": the compass point follows a noun."""
    compass = first - 2
    return (
        sentence.lower(first - 1) == "of"
        and compass - 1 >= member[0]
        and sentence.lower(compass) in nouns("part_adjectives")
        and sentence.kind(compass - 1) == "N"
    )


def _is_ground(noun: str) -> bool:
    """Say whether a noun can be held: "a hill north of X", not "a tank north of X"."""
    return bool({noun, noun.removesuffix("s")} & (nouns("part") | nouns("whole")))


def _names_place(sentence: Sentence, member: Range, first: int) -> bool:
    """Say whether what stands before a name is a place noun: not "the mayor of X"."""
    before = [sentence.lower(index) for index in range(member[0], first)]
    if "of" not in before:
        return True
    heads = {before[at - 1] for at, word in enumerate(before) if word == "of" and at}
    known = nouns("whole") | nouns("part") | nouns("share") | nouns("entire")
    return all(head in known or head.removesuffix("s") in known for head in heads)


def _by_noun(page: Page, sentence: Sentence, member: Range, owner: list[Mention]) -> Iterator[Site]:
    head = _head(sentence, member)
    noun = sentence.lower(head)
    shared = any(sentence.lower(i) in nouns("share") for i in range(member[0], head + 1))
    counted = any(sentence.kind(i) == "#" for i in range(member[0], head))
    plural = noun.endswith("s")
    stem = noun.removesuffix("s")
    start = sentence.words[member[0]].start
    if sentence.words[head].capital and head > 0:
        if noun in nouns("part") and (inside := _followed_by(page, sentence, member)):
            yield Site(words=member, place=inside[0][1], extent="part")  # "the Great Mosque in X"
        return
    if any(word.capital for word in sentence.words[head + 1 : member[1]]) and not owner:
        # "the district centre of X", where X is nowhere to be found: no other place is meant.
        yield Site(words=member, place=None, extent=None)
        return
    if noun in nouns("whole") and not (shared or counted or plural):
        yield _whole(page, sentence, member, owner)
    elif {noun, stem} & (nouns("part") | nouns("whole")):
        yield _part(page, sentence, member, owner)
    elif noun in {"it", "its", "out"} and (spoken := last_place(page, start, start - BACK // 5)):
        yield Site(words=member, place=spoken, extent="whole")


def _head(sentence: Sentence, member: Range) -> int:
    """Give the head noun: "villages" of "a string of villages", "port" of "the port of X"."""
    for index in range(member[0] + 1, member[1]):
        if sentence.lower(index) == "of" and sentence.lower(index - 1) not in nouns("share"):
            return index - 1
    return member[1] - 1


def _whole(page: Page, sentence: Sentence, member: Range, owner: list[Mention]) -> Site:
    head = _head(sentence, member)
    noun, start = sentence.lower(head), sentence.words[member[0]].start
    if beside := _beside(page, sentence, member):
        return Site(words=member, place=beside, extent=None)
    named = named_with(page, noun, start)
    definite = any(sentence.lower(i) in DEFINITE for i in range(member[0], head))
    known = called(page, noun, start) if definite and not named else None
    named = known[0] if known else named
    back = start - BACK if definite else sentence.span.start
    meant = definite or _is_bare(sentence, member)
    place = named or (last_place(page, start, back) if meant else None)
    told = sentence.lower(member[1]) in WITHIN
    if place is None and not (definite or owner or told):
        place = next_place(page, sentence, sentence.words[member[1] - 1].end)
    return Site(words=member, place=place, extent="whole" if place else None)


def _is_bare(sentence: Sentence, member: Range) -> bool:
    """Say whether a town stands without its article: "X: mayor says city is still held"."""
    return member[1] - member[0] == 1 and sentence.lower(member[1]) not in {"after", "by", "and"}


def _part(page: Page, sentence: Sentence, member: Range, owner: list[Mention]) -> Site:
    noun, start = sentence.lower(_head(sentence, member)), sentence.words[member[0]].start
    beside = _beside(page, sentence, member)
    if beside:
        return Site(words=member, place=beside, extent=None)
    named = None if owner else named_with(page, noun, start)
    if named:
        return Site(words=member, place=named, extent="whole")
    inside = page.places_in(sentence.words_span(*member)) or _followed_by(page, sentence, member)
    definite = any(sentence.lower(i) in DEFINITE for i in range(*member))
    definite = definite and not noun.endswith("s") and noun not in nouns("general")
    known = called(page, noun, start) if definite and not (inside or owner) else None
    if known and known[1]:
        return Site(words=member, place=known[0], extent="whole")
    back = start - BACK if definite else sentence.span.start
    if inside:
        place: str | None = inside[-1 if _owned(sentence, inside) else 0][1]
    else:
        spoken = known[0] if known else last_place(page, start, back)
        place = spoken or _headed(page, sentence, member)
    extent: Extent | None = "part" if place else None
    feature = extent == "part" and _is_feature(sentence, member)
    return Site(words=member, place=place, extent=extent, feature=feature)


def _headed(page: Page, sentence: Sentence, member: Range) -> str | None:
    """Give the place of the heading, where a line below it opens with a part: "Centre taken"."""
    found = heading(page, sentence) if member[0] == 0 else None
    return found[1] if found else None


def _owned(sentence: Sentence, mentions: list[Mention]) -> bool:
    """Say whether the first of several is a possessor: "in Afghanistan's province of Helmand"."""
    return sentence.kind(sentence.at(mentions[0][0].end - 1) + 1) == "'"


def _beside(page: Page, sentence: Sentence, member: Range) -> str | None:
    """Give the place that a phrase is only beside: "a hill near X", "villages outside Y"."""
    if sentence.lower(member[1]) not in nouns("beside"):
        return None
    following = Span(sentence.words[member[1]].end, sentence.words[member[1]].end + 40)
    near = page.places_in(following)
    return near[0][1] if near else None


def _followed_by(page: Page, sentence: Sentence, member: Range) -> list[Mention]:
    """Give the place after "in", "of" or "at" just behind a phrase: "a district in X"."""
    if sentence.lower(member[1]) not in WITHIN:
        return []
    end = sentence.words[member[1]].end
    return page.places_in(Span(end, min(end + 40, sentence.span.end)))


def _all_in(found: list[Site]) -> list[Site]:
    """Put "12 villages and a post in X" all in X, where only the last was seen to be."""
    last = found[-1]
    if last.extent != "part":
        return found
    return [site if site.place else replace(last, words=site.words) for site in found]


def _one_extent(sentence: Sentence, phrase: Range, found: list[Site]) -> list[Site]:
    """Carry "parts of" from the head of a list to each of its members."""
    spreads = any(sentence.lower(i) in nouns("spreading") for i in range(*phrase))
    if found[0].extent != "part" or not spreads:
        return found
    return [Site(words=site.words, place=site.place, extent="part") for site in found]
