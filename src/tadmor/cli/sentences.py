"""A row of a table in one line of words, for people: the id first, then who says what."""

from tadmor.cli.differing import marked
from tadmor.cli.output import count, short
from tadmor.model.edtf import day_of
from tadmor.model.findings import (
    ClaimRow,
    Compared,
    ConflictRow,
    ControlRow,
    HardeningRow,
    Party,
    ProofRow,
    RelationRow,
    SourceRow,
    Step,
)
from tadmor.model.time import bounds, ordinal
from tadmor.model.timeline import TimelineRow

FROM_PAGE = " ← "
KEY = 10  # characters of an id that tell it from others: 30 bits after its prefix
POLARITIES = {
    "denies": "denied",
    "asks": "asked",
    "unasserted": "neither asserted nor denied",
}
UNSAID = frozenset({"asserts", "completed", "unstated"})
LASTING = frozenset({"control", "present", "belong", "strength", "support", "clash"})


def claim(row: ClaimRow, label: str | None, place: Party | None, *, quoted: bool) -> str:
    """Say who says what, where, when and how sure; `label` is what is claimed in plain words."""
    # Who quotes himself ("we ask …") is one speaker of one line.
    through = FROM_PAGE.join(dict.fromkeys(party.name for party in reversed(row.relay)))
    what = label or f"“{short(row.quote, 60)}”"
    where = [place.name] if place and place.name.casefold() not in what.casefold() else []
    facts = [what, *where, when(row.time), *_sure(row), *filter(None, [row.ruling])]
    line = f"{row.id[:KEY]}  {through}: {' · '.join(facts)}"
    return f"{line}\n{' ' * KEY}  “{short(row.quote, 300)}”" if quoted else line


def _sure(row: ClaimRow) -> list[str]:
    """Give the words for polarity, aspect and certainty that differ from the plain statement."""
    aspect = "completed" if row.aspect == "ongoing" and row.frame in LASTING else row.aspect
    words = (POLARITIES.get(row.polarity, row.polarity), aspect, row.certainty)
    return [word for word in words if word not in UNSAID]


def when(edtf: str | None) -> str:
    """Say a date for people: an interval by its ends, an open one by "since" or "until"."""
    if edtf is None:
        return "no date"
    first, slash, last = edtf.partition("/")
    if not slash:
        return first
    if last in {"", ".."}:
        return f"since {first}"
    return f"until {last}" if first in {"", ".."} else f"{first} to {last}"


def conflict(row: ConflictRow) -> str:
    """Say what kind of disagreement it is: both quotations, why, and what would settle it."""
    set_aside = f", set aside: {row.dismissed_because}" if row.dismissed_because else ""
    ruled = f", {row.ruling} by a person" if row.ruling else ""
    left, right = marked(short(row.left_quote or "", 300), short(row.right_quote, 300))
    lines = (
        f"{row.id}  {row.kind}{set_aside}{ruled}",
        f"“{left}” ({row.left_document})" if left else "(not in this case)",
        f"“{right}” ({row.right_document})",
        row.why,
        f"What would settle it: {row.dissolved_by}",
    )
    return "\n    ".join(lines)


def proof(row: ProofRow) -> str:
    """Say which statements cannot all hold, or which would have to be set aside."""
    more = "" if row.whole else " There may be more such sets."
    return f"{row.id}  {row.row}: {row.question} {row.why}{more}"


def relation(row: RelationRow) -> str:
    """Say how two statements stand to one another, level by level, and what would dissolve it."""
    ends = f"“{short(row.left_quote, 60)}” / “{short(row.right_quote, 60)}”"
    steps = ", ".join(_level(step) for step in row.levels if step.left or step.right)
    levels = f" [{steps}]" if steps else ""
    return f"{row.id}  {row.type}: {ends}: {row.why}{levels} Dissolved by: {row.dissolved_by}"


def compared(row: Compared) -> str:
    """Say what the comparison of statements found."""
    match row:
        case ProofRow():
            return proof(row)
        case RelationRow():
            return relation(row)
        case ConflictRow():
            return conflict(row)


def control(row: ControlRow, held_on: str | None = None) -> str:
    """Say who held a place from when to when, by whose account, and how old the evidence is."""
    account = row.account if isinstance(row.account, str) else row.account.name
    who = row.holder.name if row.holder else "holder not stated"
    start = _between(row.start_min, row.start_max)
    end = _between(row.end_min, row.end_max)
    evidence = f", last evidence {_age(row.last_evidence, held_on)}" if row.last_evidence else ""
    if row.account == "fused":
        return f"{row.place.name}: {_estimated(row)}, {start} to {end}{evidence} (model estimate)"
    return f"{row.place.name}: {row.state}, {who}, {start} to {end}{evidence} (by {account})"


def _age(last: str, held_on: str | None) -> str:
    """Say how long before the days asked for the last evidence is, or its day."""
    asked = bounds(held_on).start_min
    days = ordinal(day_of(asked)) - ordinal(day_of(last)) if asked else 0
    return f"{count(days, 'day')} ago, on {last}" if days > 0 else last


def _estimated(row: ControlRow) -> str:
    from tadmor.synthesis.fusion.rows import band

    if row.holder is None:
        return "open who held it"
    return f"{band(row.probability or 0.0)} held by {row.holder.name}"


def source(row: SourceRow) -> str:
    """Say what a document, an originating source, a family or a shared passage is."""
    if row.row == "document":
        known = [row.publisher or "publisher not stated", row.published or "undated"]
        later = f"; {row.evidence}" if row.evidence else ""
        return f"document  {row.name} ({', '.join(known)}): {_held(row)}{later}"
    where = ", ".join(row.documents)
    if row.row == "aggregator":
        return f"compiler of others' reports, no originating source  {row.name}: in {where}"
    if row.row == "source":
        outlets = ", ".join(row.outlets) or "no outlet named"
        grades = "".join(f", graded {grade}" for grade in row.grades)
        return f"originating source  {row.name}: in {where} ({outlets}){_coded(row)}{grades}"
    return f"{row.row}  {row.name}: {where}; origin {row.origin or 'open'}: {row.evidence or ''}"


def _held(row: SourceRow) -> str:
    return (
        count(row.claims or 0, "claim") if row.events is None else count(row.events, "coded event")
    )


def _coded(row: SourceRow) -> str:
    return f", {count(row.events, 'coded event')}" if row.events else ""


def hardened(row: HardeningRow) -> str:
    """Say who told a thing more firmly than whom, in both their words."""
    after = f"{row.by.name} in {row.after_document}, “{short(row.after_quote)}”"
    before = f"{row.source.name} in {row.before_document}, “{short(row.before_quote)}”"
    return f"{row.id}  {row.kind}: {after}{FROM_PAGE}{before}: {row.why}"


def event(row: TimelineRow) -> str:
    """Say what happened when, by whose account."""
    when = _between(row.start_min, row.end_max)
    shared = f", also told by {', '.join(_told_by(row))}" if row.also else ""
    return f"{when}  {row.account.name}: {row.label} (“{short(row.quote, 60)}”){shared}"


def _told_by(row: TimelineRow) -> list[str]:
    return [
        f"{account.name} (of one origin with it)" if account in row.copies else account.name
        for account in row.also
    ]


def _level(step: Step) -> str:
    left, right = (short(words, 40) or "not stated" for words in (step.left, step.right))
    return f"{step.level} {step.answer}{'' if step.answer == 'same' else f' ({left} / {right})'}"


def _between(first: str | None, last: str | None) -> str:
    if first == last:
        return first or "not known"
    return f"{first or '…'}/{last or '…'}"


def counted(least: int | None, most: int | None) -> str:
    """Say a count by its bounds."""
    if least is None and most is None:
        return "no figure given"
    if least == most:
        return str(least)
    return f"{'at least ' + str(least) if most is None else f'{least or 0} to {most}'}"
