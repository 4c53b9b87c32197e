"""The words of a source: where its head stands, and a mention for one that nothing else found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tadmor.grounding.actor_mentions import Mention
from tadmor.grounding.actor_titles import sort_before
from tadmor.grounding.actor_tokens import Line, keys
from tadmor.grounding.actor_words import BODIES, TYPES, folded
from tadmor.model.reading import ActorType
from tadmor.model.text import Span

MARKS = frozenset(', ( [ ; : — \u2013 . “ ” " « »'.split())


def heads(line: Line, spans: Iterable[Span]) -> set[int]:
    """Give the tokens of sources that no preposition leads away: where a speaker's name stands."""
    found: set[int] = set()
    for span in spans:
        led = False
        for index in line.within(span):
            mark = line.low(index) in MARKS
            bracket = line.low(index) == "("
            listed = led and mark and _is_list(line, index + 1, line.within(span).stop)
            led = (
                bracket
                or listed
                or (led and not mark)
                or line.has("link", index)
                or line.has("boundary", index)
            )
            led = led and not _is_alias(line, index)
            if not led:
                found.add(index)
    return found


def _is_alias(line: Line, index: int) -> bool:
    """Say whether a name is how somebody is called: "who calls himself Abu Zayd"."""
    called = line.low(index - 1) in ("himself", "herself", "themselves")
    known = line.low(index - 1) == "as" and "known" in (line.low(index - 2), line.low(index - 3))
    near = range(max(0, index - 8), index)
    person = any(line.words.sort(line.low(i)) in ("role", "fighter") for i in near)
    return (called or (known and person)) and line.named(index)


def _is_list(line: Line, first: int, past: int) -> bool:
    """Say whether names run on to an "and": "of Arts, Science and Law", not "of Arts, Ann Lee"."""
    for index in range(first, past):
        if line.low(index) == "and":
            return index > first
        if line.low(index) != "," and not line.named(index):
            return False
    return False


def spoken(line: Line, span: Span, others: Sequence[Mention]) -> Mention | None:
    """Give the mention that a source's words are, or None for a pronoun or a name found already."""
    inside = [index for index in line.within(span) if index < len(line.tokens)]
    while (
        inside
        and (line.has("source_opening", inside[0]) or not line.low(inside[0])[0].isalnum())
        and len(inside) > 1
    ):
        inside = inside[1:]
    if len(inside) > 1 and line.low(inside[-1]) in ("himself", "herself", "itself", "themselves"):
        inside = inside[:-1]
    if not inside or is_pronoun(line, inside) or line.has("nobody", inside[0]):
        return None
    first = inside[0]
    past = _core(line, first, inside[-1] + 1)
    joint = _joint(line, first, past, others)
    if not joint and (named := _named(line, first, past, inside[-1] + 1, others)):
        dress = range(first, line.within(named.span)[0])
        told = set() if named.person else {line.words.fold(line.low(index)) for index in dress}
        return replace(named, needed=True, roles=named.roles | told)
    described = _described(line, first, past, () if joint else others)
    if not joint:
        return described
    together = any(line.named(index) for index in range(first + 1, past))
    return replace(described, type="group" if together else "people", definite=False)


def is_pronoun(line: Line, inside: Sequence[int]) -> bool:
    """Say whether the words of a source, in tokens, are a pronoun."""
    if not inside:
        return False
    low = line.low(inside[0])
    if low not in line.words.lists["pronoun"]:
        return False
    return len(inside) == 1 or low not in ("that", "this", "one", "former", "latter")


def _core(line: Line, first: int, past: int) -> int:
    """Give the end of the phrase itself, before any comma or clause that only tells more."""
    for index in range(first + 1, past):
        if line.low(index) in MARKS or line.has("boundary", index):
            return index
        if re.fullmatch(r"\w{3,}ing", line.low(index)) and not _before_noun(line, index):
            return index
    return past


def _before_noun(line: Line, index: int) -> bool:
    """Say whether a word in -ing belongs to the noun after it: "its briefing officer"."""
    noun = line.words.sort(line.low(index + 1)) is not None
    return line.modifies(index) or line.tokens[index - 1].owns or noun


def _joint(line: Line, first: int, past: int, others: Sequence[Mention]) -> bool:
    """Say whether two or more speak together: "residents and activists"."""
    for index in range(first + 1, past - 1):
        if line.has("link", index):
            return False
        if line.low(index) == "and":
            here = line.span(index, index + 1)
            title = any(m.person and m.span.start > here.end for m in others) and (
                line.words.sort(line.low(index - 1)) == "role" and index - 1 == first
            )
            return not title and not any(body.span.covers(here) for body in others)
    return False


def _named(
    line: Line, first: int, past: int, end: int, others: Sequence[Mention]
) -> Mention | None:
    """Give the mention that is the head: a person named in it, or a body that is all of it."""
    straight = heads(line, [line.span(first, end)])
    here = line.span(first, end)
    for person in others:
        if not person.person or not here.covers(person.span):
            continue
        at = line.within(person.span)
        titled = person.titled is not None and person.titled <= here.start
        if (titled or at[0] in straight) and not _qualifies(line, at[-1], end):
            return person
    bodies = [m for m in others if not m.person and line.within(m.span)[0] in straight]
    named = next((body for body in bodies if _dressed(line, range(first, past), body)), None)
    return named or _whole(line, range(first, past), end, bodies)


def _whole(line: Line, words: range, end: int, bodies: Sequence[Mention]) -> Mention | None:
    """Give the body that a source begins with, if nothing but a complement follows it."""
    first, past = words.start, words.stop
    whole = [m for m in bodies if line.within(m.span)[0] == first]
    for body in sorted(whole, key=lambda m: -m.span.end):
        stop = line.within(body.span)[-1] + 1
        if body.known:
            while stop < past and line.low(stop) in body.known.heads | {"news", "group"}:
                stop += 1
        owns = line.tokens[stop - 1].owns and stop < end
        if not owns and (stop >= past or line.has("link", stop)):
            return body if body.named or stop >= past else None
    return None


def _dressed(line: Line, words: range, body: Mention) -> bool:
    """Say whether only nouns for what it is stand before a name.

    "State news agency SANA", "the weekly Jeudi", "the employer, Sahel Lines".
    """
    at = line.within(body.span)
    stop = at[-1] + 1
    before = range(words.start, at[0])
    while body.known and stop < words.stop and line.low(stop) in body.known.heads | {"militia"}:
        stop += 1
    if stop > at[-1] + 1 == words.stop - 1 and before:
        return all(line.modifies(index) for index in before)  # "Kurdish YPG militia"
    ends = at[-1] + 1 == words.stop
    if ends and body.known:
        dress = [line.words.singular(line.low(i))[0] for i in range(words.start, at[0])]
        owned = len(dress) == 1 and line.tokens[words.start].owns  # "Iraq's PMU"
        return bool(dress) and (owned or dress[-1] in {*body.known.heads, "group", "movement"})
    if ends and before and all(line.has("dressing", index) for index in before):
        return True
    apposed = line.low(words.stop) == "," and line.low(at[0] - 1) in (",", "the")
    apposed = apposed and words.stop + 1 >= at[0] - 1
    return (ends or apposed) and sort_before(line, at[0]) is not None


def _qualifies(line: Line, last: int, end: int) -> bool:
    """Say whether a name goes on to something else in the source: "Duval's aide", "Duval aides"."""
    if last + 1 >= end:
        return False
    following = line.tokens[last + 1]
    goes_on = following.joined and following.low[0].isalpha()
    return line.tokens[last].owns or (
        goes_on and not line.has("link", last + 1) and not line.has("after_name", last + 1)
    )


def _described(line: Line, first: int, past: int, others: Sequence[Mention]) -> Mention:
    """Make a mention of any other words, as they stand in the text."""
    head = first
    while head + 1 < past and not line.has("link", head + 1):
        head += 1
    if _is_surname(line, first, past):
        return _surname(line, first, past)
    noun, plural = line.words.singular(line.low(head))
    plural = plural or line.has("always_plural", head)
    span = line.span(first, past)
    name = " ".join(line.low(index) for index in range(first, past))
    # "The Prussians" are people, Paris and the United States speak as offices.
    metonym = name in line.words.countries and name.removesuffix("s") not in (
        line.words.countries.keys() - {name}
    )
    definite = line.low(first - 1) in ("the", "this", "that", "these", "those")
    return Mention(
        span=span,
        type="office" if metonym else _type(line, head, plural=plural),
        words=frozenset({line.low(first)})
        if metonym and past == first + 1
        else keys(line.words, [line.low(index) for index in range(first, past)]),
        head=noun,
        named=metonym or _names(line, first, head),
        definite=definite and not metonym,
        plural=plural,
        fresh=line.has("fresh", first - 1) or line.has("fresh", first),
        needed=True,
        owner=next(
            (
                m.span
                for m in others
                if span.covers(m.span) and (m.named or m.definite) and m.span != span
            ),
            None,
        ),
    )


def _names(line: Line, first: int, head: int) -> bool:
    """Say whether a body's description is its name: "British Foreign Office", "MoD"."""
    if first == head:
        return line.tokens[first].text.isupper()
    told = any(line.tokens[index].capital and index > first for index in range(first, head + 1))
    country = any(line.low(index) in line.words.countries for index in range(first, head))
    return line.words.sort(line.low(head)) in BODIES and (told or country)


def _is_surname(line: Line, first: int, past: int) -> bool:
    """Say whether a source is one capitalised word that nothing shows to be a body's."""
    token = line.tokens[first]
    return (
        past == first + 1
        and line.named(first)
        and not token.text.isupper()
        and line.low(first - 1) != "the"
        and token.low not in line.words.countries
        and line.words.sort(token.low) is None
        and not line.has("uncounted", first)
    )


def _surname(line: Line, first: int, past: int) -> Mention:
    low = folded(line.low(first))
    return Mention(
        span=line.span(first, past),
        type="person",
        words=frozenset({low}),
        head=low,
        person=True,
        given=low,
        named=True,
        needed=True,
    )


def _type(line: Line, head: int, *, plural: bool) -> ActorType:
    sort = line.words.sort(line.low(head))
    if line.low(head) in line.words.countries and line.low(head).endswith("s"):
        return "people"
    if sort in ("role", "fighter") and not plural:
        return "person"
    if sort is not None:
        return TYPES[sort]
    token = line.tokens[head]
    return "office" if token.capital and not line.has("uncounted", head) else "people"
