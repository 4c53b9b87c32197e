"""What a person knows of the sources and outlets of a case: whose they are, and what they can know.

Nothing here says that a source is right. A tie to a party and an access to a place hold between
dates and by somebody's account; a grade is the grader's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tadmor.model.rulings import Grading
from tadmor.model.values import value


@value
class Tie:
    """A tie to a party, from and to a date (EDTF), by somebody's account."""

    party: str
    start: str | None = None
    end: str | None = None
    by: str

    def words(self) -> str:
        """Give it as people write it."""
        return f"tied to {self.party}{_time(self.start, self.end)} (by {self.by})"


@value
class Access:
    """What a source can see of a place, from and to a date (EDTF), by somebody's account."""

    place: str
    how: str
    start: str | None = None
    end: str | None = None
    by: str

    def words(self) -> str:
        """Give it as people write it."""
        return f"access to {self.place}: {self.how}{_time(self.start, self.end)} (by {self.by})"


@value
class Graded:
    """A grade by the Admiralty code, for a topic and a time if it says so, and whose it is."""

    grading: Grading
    by: str

    def words(self) -> str:
        """Give it as people write it."""
        return f"{self.grading.words()} (by {self.by})"


@value
class RegisteredSource:
    """A source or outlet that a person registered.

    An `aggregator` compiles the reports of others, so nothing goes back to it; None is not known.
    """

    name: str
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    language: str | None = None
    aggregator: bool | None = None
    ties: tuple[Tie, ...] = ()
    access: tuple[Access, ...] = ()
    grades: tuple[Graded, ...] = ()

    def words(self) -> str:
        """Give what is registered of it, in words."""
        known = [f"owned by {self.owner}"] if self.owner else []
        known += ["a compiler of others' reports"] if self.aggregator else []
        known += [f"in {self.language}"] if self.language else []
        known += [tie.words() for tie in self.ties]
        known += [access.words() for access in self.access]
        known += (f"graded {grade.words()}" for grade in self.grades)
        return f"{self.name}: {'; '.join(known) or 'only its names are registered'}"


def bare(name: str | None) -> str:
    """Give a name as it is looked up: without its article, case and marks."""
    return re.sub(r"^the |\W", "", (name or "").casefold())


def by_name(registered: Iterable[RegisteredSource]) -> Mapping[str, RegisteredSource]:
    """Give each source by its names as they are looked up; a name that two have is nobody's."""
    found: defaultdict[str, dict[str, RegisteredSource]] = defaultdict(dict)
    for source in registered:
        for name in (source.name, *source.aliases):
            found[bare(name)][source.name] = source
    return {name: next(iter(held.values())) for name, held in found.items() if len(held) == 1}


def _time(start: str | None, end: str | None) -> str:
    return f", {start or '..'}/{end or '..'}" if start or end else ""
