"""Mentions of persons: names that a title, an office, an apposition or a verb shows to be one."""

import re
from collections.abc import Sequence

from tadmor.grounding.actor_mentions import Mention
from tadmor.grounding.actor_runs import Run, runs_of
from tadmor.grounding.actor_titles import (
    apposition,
    body,
    led,
    office,
    roles,
    sort_before,
    sort_of_body,
    title,
    title_lines,
)
from tadmor.grounding.actor_tokens import Line, keys
from tadmor.grounding.actor_words import TYPES, folded
from tadmor.model.text import Span, quote

PARTY_SEAT = re.compile(r"[A-Z]-[A-Z].*")


def people(line: Line, others: Sequence[Mention], speaking: set[int]) -> list[Mention]:
    """Find every person whom the text names with a cue, and each later bare name of theirs.

    `speaking` are the tokens at the head of a source: a name there needs no other cue.
    """
    taken = {index for body in others for index in line.within(body.span)}
    runs = list(runs_of(line, taken))
    titles = title_lines(line.text)
    found = [
        mention
        for run in runs
        if not any(title.start <= line.tokens[run.name].start < title.end for title in titles)
        if (mention := _person(line, run, others, speaking=_heads(line, run, speaking)))
    ]
    return found + _later(line, runs, found, titles)


def _heads(line: Line, run: Run, speaking: set[int]) -> bool:
    """Say whether a run is the head of a source, and not what tells more about its head."""
    following = line.at(run.past)
    goes_on = following is not None and run.past in speaking and following.joined
    return run.name in speaking and not (
        goes_on
        and following is not None
        and following.text[0].isalpha()
        and not line.has("after_name", run.past)
    )


def _person(line: Line, run: Run, others: Sequence[Mention], *, speaking: bool) -> Mention | None:
    """Judge a run by its cues; None where nothing shows that it is a person."""
    last = line.low(run.past - 1)
    if last in line.words.countries and last.endswith("s"):
        return None  # "Hispanic Americans"
    if _is_place(line, run) or _qualifies(line, run) or line.low(run.past) == "-":
        return None
    if (other := _named_body(line, run) or _told_body(line, run)) is not None:
        return other
    before, apposed = title(line, run.name), apposition(line, run.past)
    shows = roles(line, before) | roles(line, apposed)
    speaking = speaking and _may_speak(line, run)
    if line.low(run.past) == "," and line.low(run.past + 1) == "which":
        return None
    shown = shows or speaking or _speaks(line, run) or _looks(line, run)
    placed = line.has("place_before", run.first - 1) and not before
    if not shown or (placed and not speaking):
        return None
    return Mention(
        span=line.span(run.name, run.past),
        type="person",
        words=_name_words(line, run),
        head=surname(line, run),
        person=True,
        given=_given(line, run),
        titled=line.tokens[min(before.start, run.first)].start,
        named=True,
        roles=shows,
        owner=body(line, before, others)
        or body(line, apposed, others)
        or body(line, office(line, before), others)
        or body(line, led(line, run.past), others),
    )


def _named_body(line: Line, run: Run) -> Mention | None:
    """Make a mention of a body that its own name shows to be one: "Radio Sul"."""
    outlet = any(line.words.sort(line.low(i)) == "outlet" for i in range(run.first, run.name))
    group = any(line.has("in_bodies", index) for index in range(run.name, run.past))
    if not outlet and not group:
        return None
    words = range(run.first, run.past)
    return Mention(
        span=line.span(words.start, words.stop),
        type="outlet" if outlet else "group",
        words=keys(line.words, [line.low(index) for index in words]),
        head=line.words.singular(line.low(run.first))[0],
        named=True,
    )


def _told_body(line: Line, run: Run) -> Mention | None:
    """Make a mention of a body that only its apposition shows to be one."""
    sort = sort_of_body(line, run.past) or sort_before(line, run.first)
    opened = sort_of_body(line, run.past) is None and line.low(run.first - 1) == ","
    if sort is None or (opened and line.low(run.past) not in (",", "(")):
        return None  # "…, said the agency, Smith added"
    around = (*range(run.past + 2, run.past + 9), run.first - 1, run.first - 2)
    noun = next(i for i in around if line.words.sort(line.low(i)) == sort)
    return Mention(
        span=line.span(run.name, run.past),
        type=TYPES[sort],
        words=keys(line.words, [line.low(index) for index in range(run.name, run.past)]),
        head=line.words.singular(line.low(noun))[0],
        named=True,
    )


def _is_place(line: Line, run: Run) -> bool:
    """Say whether a run is a country, an abbreviation, or a seat ("R-Ohio")."""
    name = " ".join(line.low(index) for index in range(run.name, run.past))
    words = quote(line.text, line.span(run.name, run.past))
    short = re.fullmatch(r"[^a-z]{2,6}", words) or PARTY_SEAT.fullmatch(words)
    if name in line.words.countries or short is not None:
        return True
    return run.past > run.name + 1 and line.has("not_a_person", run.past - 1)


def _qualifies(line: Line, run: Run) -> bool:
    """Say whether the run only modifies a noun: "Observatory director"."""
    return (
        not line.tokens[run.past - 1].owns
        and line.follows(run.past)
        and line.words.sort(line.low(run.past)) is not None
        and not line.tokens[run.past].capital
    )


def _may_speak(line: Line, run: Run) -> bool:
    """Say whether a run at the head of a source can be a person's name with no other cue.

    A lone name after "the" or a plain adjective is a body's or a people's: "the Fed", "Western
    Journalism", "many Whigs".
    """
    dropped = [line.low(index) for index in range(run.first, run.name)]
    ranks = [low for low in dropped if line.words.sort(low) or low in line.words.lists["honorific"]]
    if dropped and not ranks and not all(low in line.words.countries for low in dropped):
        return False
    return run.past - run.name > 1 or not (
        line.follows(run.first) and line.low(run.first - 1) in ("the", "many", "some", "most", "a")
    )


def _name_words(line: Line, run: Run) -> frozenset[str]:
    """Give the parts of a name that tell, without particles and initials."""
    parts = (_bare(line, index) for index in range(run.name, run.past))
    return frozenset(part for part in parts if part)


def _given(line: Line, run: Run) -> str:
    parts = (_bare(line, index) for index in range(run.name, run.past))
    return next((part for part in parts if part), "")


def _bare(line: Line, index: int) -> str:
    if line.has("particle", index) or line.low(index).endswith("."):
        return ""
    low = folded(line.low(index))
    first, mark, rest = low.partition("-")
    return rest if mark and first in line.words.lists["glued"] else low


def surname(line: Line, run: Run) -> str:
    """Give the last part of a name, folded, without its particle."""
    return _bare(line, run.past - 1) or folded(line.low(run.past - 1))


def _speaks(line: Line, run: Run) -> bool:
    """Say whether a verb of saying, or an age, stands right beside the name."""
    if run.past - run.name > 4 or line.tokens[run.past - 1].owns:
        return False
    if run.past == run.first + 1 and line.low(run.first - 1) == "the" and line.follows(run.first):
        return False  # "the Sons of the Delta said"
    # "Reza Karimi, 34, said" is an age; "Palmyra, 12 March 2016" is a dateline.
    number = re.fullmatch(r"\d\d", line.low(run.past + 1)) is not None
    age = number and line.low(run.past) == "," and not line.low(run.past + 2).isalpha()
    return age or (line.follows(run.past) and line.has("human_verb", run.past))


def _looks(line: Line, run: Run) -> bool:
    """Say whether the shape is a person's: a middle initial, or a Slavic or Caucasian ending."""
    if not 2 <= run.past - run.name <= 4:
        return False
    initial = any(
        re.fullmatch(r"(?:[A-Z]\.)+", line.tokens[index].text)
        or line.low(index) in ("abd", "abdul", "bin", "ibn", "bint")
        for index in range(run.name, run.past - 1)
    )
    ending = re.search(
        r"(?:[oe]v|[oe]va|enko|sky|skyy|skiy|vich|dze|shvili|yan|oğlu|oglu|son)$",
        line.low(run.past - 1),
    )
    return initial or ending is not None


def _later(
    line: Line, runs: Sequence[Run], found: Sequence[Mention], titles: Sequence[Span]
) -> list[Mention]:
    """Find the names of persons already found where they stand without a cue."""
    spans = {mention.span for mention in found}
    surnames = {mention.head for mention in found}
    more = []
    for run in runs:
        entitled = any(t.start <= line.tokens[run.name].start < t.end for t in titles)
        for piece in _pieces(line, run, found) if entitled else [run]:
            span, words = line.span(piece.name, piece.past), _name_words(line, piece)
            head = surname(line, piece)
            if span in spans or head not in surnames or not words:
                continue
            if any(words <= other.words or other.words <= words for other in found):
                more.append(
                    Mention(
                        span=span,
                        type="person",
                        words=words,
                        head=head,
                        person=True,
                        given=_given(line, piece),
                        named=True,
                    )
                )
    return more


def _pieces(line: Line, run: Run, found: Sequence[Mention]) -> list[Run]:
    """Cut the known names out of a run of a title line: "Calls Duval" holds only "Duval"."""
    pieces = []
    for last in range(run.name, run.past):
        for person in found:
            if person.head == _bare(line, last):
                first = last
                while first > run.name and _bare(line, first - 1) in {"", *person.words}:
                    first -= 1
                pieces.append(Run(first=first, name=first, past=last + 1))
                break
    return pieces
