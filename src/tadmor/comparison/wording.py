"""The sentences that tell a disagreement: who against whom, over what, and what would settle it."""

import re

from tadmor.comparison.index import Index
from tadmor.model.collection import AttributionRow
from tadmor.model.findings import ClaimRow, Dismissal

PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)")
MONTHS = (
    "January February March April May June July August September October November December"
).split()
BECAUSE: dict[Dismissal, str] = {
    "superseded": "They speak of different times: the one has passed when the other is told.",
    "other scope": "They do not speak of the same extent, place or kind of count.",
    "other object": "They do not speak of the same thing.",
    "same origin": "Both go back to one origin.",
    "not asserted": "One of them is not asserted by anybody.",
}


def who(claim: ClaimRow) -> str:
    """Name the source that a claim goes back to, and the day of its word where known."""
    said = claim.times.said
    when = f" ({day(said.edtf)})" if said and said.edtf else ""
    return f"{claim.originating_source.name}{when}"


def speaker(index: Index, said: AttributionRow) -> str:
    """Name who makes an attribution, with the day of saying and the relay where known."""
    name = said.by.name if said.by else "a source that is not named"
    relay = [outer.by.name for outer in index.chain(said.within) if outer.by]
    beside = [
        day(index.day_of_saying(said) or ""),
        f"by way of {', '.join(relay)}" if relay else "",
    ]
    known = ", ".join(word for word in beside if word)
    return f"{name} ({known})" if known else name


def day(edtf: str) -> str:
    """Put a date into words: "about 27 March 2016"; what is no plain date stays as it is."""
    match = PLAIN.fullmatch(edtf)
    if not match:
        return edtf
    year, month, of_month, mark = match.groups()
    words = [of_month and str(int(of_month)), month and MONTHS[int(month) - 1], year]
    about = "about " if mark else ""
    return about + " ".join(word for word in words if word)


def told(words: str) -> str:
    """Put words of the page in quotation marks, a long stretch cut at its end."""
    plain = " ".join(words.split()).strip("\u201c\u201d\"' ")
    cut = plain if len(plain) <= 90 else f"{plain[:90].rsplit(' ', 1)[0]} \u2026"
    return f"\u201c{cut}\u201d"


def holding_why(left: ClaimRow, right: ClaimRow, place: str) -> str:
    """Say who gives whom a place on one day."""
    return (
        f"Of {place}, {who(left)} had it that {told(left.quote)},"
        f" {who(right)} that {told(right.quote)}."
    )


def holding_dissolved(place: str) -> str:
    """Say what would settle who held a place."""
    return (
        f"The hour of each statement, or a third account that goes back to neither,"
        f" of who was in {place} at that moment."
    )


def reasoned(why: str, because: Dismissal | None) -> str:
    """Add to the words of a look-alike why it is no disagreement."""
    return why if because is None else f"{why} {BECAUSE[because]}"
