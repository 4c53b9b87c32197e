"""Reversals: a party first denies a thing and later owns it, or somebody says that it did so.

A reversal needs one party, one object and two days of saying. Where one of them differs or is
missing it is alleged: by the writer who says that a line has changed, or by a verb such as
"acknowledged", which is the reporter's word. What is missing stands in the reason.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from tadmor.comparison.finding import Finding, saying_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import Days, days_of
from tadmor.comparison.sides import country
from tadmor.comparison.wording import speaker, told
from tadmor.comparison.words import content, has, names, pattern, tokens
from tadmor.model.collection import AttributionRow
from tadmor.model.sentences import sentences
from tadmor.model.text import quote
from tadmor.model.values import value

# Sentences before and after "their story has changed" in which its two sides are looked for.
BEFORE, AFTER = 4, 2
OWNING = frozenset({"admits", "asserts"})


@value
class Turn:
    """A denial and what is set against it, and how far they fit each other."""

    denial: AttributionRow
    owning: AttributionRow
    same_party: bool
    same_object: bool
    days: tuple[Days, Days]

    @property
    def dated(self) -> bool:
        """Whether both have a day of saying, and not the same."""
        return self.days[0].meets(self.days[1]) is False


def find(index: Index) -> Iterator[Finding]:
    """Find the reversals of a case, then those that are only alleged."""
    denials = [said for said in index.collection.attributions if _denies(index, said)]
    owning = _by_speaker(index)
    for denial in denials:
        for other in owning.get(_line(index, denial), ()):
            if other.stance != "admits" and not _one_object(denial, other):
                continue
            turn = _turn(index, denial, other)
            if turn.same_object and turn.dated:
                yield _reversal(index, turn)
            elif turn.same_object and other.stance == "admits":
                yield _alleged(index, turn, None)
            elif other.stance == "admits" and denial.document == other.document:
                yield replace(_reversal(index, turn), because="other object")
    for document in index.sources:
        yield from _told_of(index, document, [d for d in denials if d.document == document])


def _denies(index: Index, said: AttributionRow) -> bool:
    if not index.made(said):
        return False
    claims = index.claims_of.get(said.id, ())
    return said.stance == "denies" or (
        said.stance == "asserts" and any(claim.polarity == "denies" for claim in claims)
    )


def _by_speaker(index: Index) -> dict[str, list[AttributionRow]]:
    found: defaultdict[str, list[AttributionRow]] = defaultdict(list)
    for said in index.collection.attributions:
        if said.stance in OWNING and not said.negated and not _denies(index, said):
            found[_line(index, said)].append(said)
    return found


def _line(index: Index, said: AttributionRow) -> str:
    """Give the key of whose line a saying belongs to.

    "The defence ministry" of two pages is one if nothing tells them apart: what it denies on the
    one and owns on the other is one thing, which two ministries would hardly share.
    """
    name = said.by.name if said.by else ""
    if not name or has(name, "own") or (has(name, "sorts") and not country(name)):
        return index.speaker(said)
    words = name.split()
    person = all(word[:1].isupper() for word in words) and not has(words[-1], "government")
    # "President Putin" of one page is the "Vladimir Putin" of the next.
    return " ".join(tokens(words[-1] if person and not country(name) else name))


def _turn(index: Index, denial: AttributionRow, owning: AttributionRow) -> Turn:
    return Turn(
        denial=denial,
        owning=owning,
        same_party=denial.by is not None and _line(index, denial) == _line(index, owning),
        same_object=_one_object(denial, owning),
        days=(_days(index, denial), _days(index, owning)),
    )


def _one_object(denial: AttributionRow, owning: AttributionRow) -> bool:
    mine, theirs = content(denial.quote), content(owning.quote)
    fewest, common = min(len(mine), len(theirs)), len(mine & theirs)
    return fewest > 0 and common >= 0.6 * fewest and (common >= 2 or mine == theirs)


def _days(index: Index, said: AttributionRow) -> Days:
    """Give the days of saying: its own, or those of the one that reports it."""
    date = index.day_of_saying(said)
    return days_of(date) if date else Days(None, None)


def _reversal(index: Index, turn: Turn) -> Finding:
    first, last = turn.denial, turn.owning
    verb = "acknowledged it" if last.stance == "admits" else "asserted it"
    return Finding(
        kind="reversal",
        left=saying_end(index, first),
        right=saying_end(index, last),
        why=f"{speaker(index, first)} denied {told(first.quote)}; {speaker(index, last)} {verb}:"
        f" {told(last.quote)}.",
        dissolved_by="Words of the same party that show that the two are about different things"
        " or times.",
    )


def _told_of(index: Index, document: str, denials: list[AttributionRow]) -> Iterator[Finding]:
    """Find where the page says that somebody's line has turned, and its two sides around it."""
    text = index.text(document)
    for number, span in enumerate(sentences(text)):
        words = quote(text, span)
        unquoted = pattern("denials").search(words) is not None
        if not unquoted and not pattern("turning").search(words):
            continue
        near = [said for said in denials if -BEFORE <= _at(index, said) - number <= 0]
        own = _admissions(index, document, range(number, number + 1 + (not unquoted) * AFTER))
        if near and own:
            yield from _between(index, near, own)
        elif own and unquoted:
            yield _unquoted(index, own[0])


def _admissions(index: Index, document: str, near: range) -> list[AttributionRow]:
    return [
        said
        for said in index.sayings.get(document, ())
        if said.stance == "admits" and index.made(said) and _at(index, said) in near
    ]


def _between(
    index: Index, near: list[AttributionRow], own: list[AttributionRow]
) -> Iterator[Finding]:
    """Set the one denial that can best be checked against the one admission that can."""
    # The dated denial can be checked; the sentence that alleges the change admits nothing itself.
    denial = max(near, key=lambda said: (_days(index, said).width == 1, _at(index, said), said.id))
    admission = max(own, key=lambda said: (_owner(said), -_at(index, said)))
    turn = _turn(index, denial, admission)
    if not (turn.same_party and turn.same_object):
        others = [said for said in near if said.id != denial.id]
        yield _alleged(index, turn, own[0], others)


def _unquoted(index: Index, admission: AttributionRow) -> Finding:
    return Finding(
        kind="alleged-reversal",
        left=None,
        right=saying_end(index, admission),
        why=f"{admission.on.name} has it that there were denials before"
        f" {speaker(index, admission)} acknowledged {told(admission.quote)}. It is alleged only:"
        " the denials are not in this case.",
        dissolved_by="The denials themselves, with who made them, when, and of what.",
    )


def _at(index: Index, said: AttributionRow) -> int:
    return index.sentence_at(said.document, index.whole(said).start)


def _owner(said: AttributionRow) -> bool:
    """Say whether the one who admits is named."""
    return said.by is not None and bool(names(said.by.name)) and not said.by.name[:1].islower()


def _alleged(
    index: Index,
    turn: Turn,
    allegation: AttributionRow | None,
    others: list[AttributionRow] | None = None,
) -> Finding:
    first, last = turn.denial, turn.owning
    voice = (allegation or last).on.name
    denied = f"{speaker(index, first)} denied {told(first.quote)}"
    beside = "".join(f"; {speaker(index, one)} denied {told(one.quote)}" for one in others or ())
    return Finding(
        kind="alleged-reversal",
        left=saying_end(index, first),
        right=saying_end(index, last),
        why=f"{voice} has it that the line changed: {denied}"
        f"{beside}; {speaker(index, last)} acknowledged {told(last.quote)}. {_missing(turn)}",
        dissolved_by=f"A dated statement by {first.by.name if first.by else 'the one who denies'}"
        " that owns what was denied, or one that shows that they are about different things.",
    )


def _missing(turn: Turn) -> str:
    """Say what a reversal would need and does not have here."""
    gaps = [] if turn.same_party else ["another party speaks"]
    if not turn.same_object:
        gaps.append("it speaks of another thing")
    for days, what in zip(turn.days, ("denial", "acknowledgement"), strict=True):
        if days.width is None:
            gaps.append(f"the {what} has no date here")
    return f"It is alleged only: {', '.join(gaps) or 'the two are of one day'}."
