"""Reports with one fault each, made from those of tests/golden/lint, and what the linter says."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copy

from tadmor.lint.check import Checked
from tadmor.model.lint import LintRow
from tadmor.pipeline.add import add
from tadmor.pipeline.lint import Linter
from tadmor.progress import Silence
from tadmor.store.case import Case
from tests import golden

FOLDER = golden.FOLDER / "lint"
TUNED, HELD_OUT = "faults.toml", "held-out.toml"
CASE_OF = {
    "palmyra.md": "palmyra",
    "palmyra-brief.txt": "palmyra",
    "palmyra-paper.md": "palmyra",
    "jijiga.md": "jijiga",
    "jijiga-note.md": "jijiga",
}
ID = re.compile(r"\{clm: (.+?)\}")


@dataclass
class Tally:
    """How many faults were caught, and how many under the rule that they were made for."""

    caught: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    seeded: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def share(self) -> float:
        """Give the share of faults that were caught, in percent."""
        return 100 * self.caught.total() / self.seeded.total()


@dataclass
class Bench:
    """The two cases, each with its linter and the ids of its claims by their words."""

    linters: Mapping[str, Linter]

    def checked(self, report: str, text: str) -> Checked:
        """Hold the text of a report against its case, its ids put in."""
        linter = self.linters[CASE_OF[report]]
        return linter.text(report, ID.sub(lambda found: self._id(linter, found[1]), text))

    def _id(self, linter: Linter, words: str) -> str:
        """Give the claim whose quotation begins with the words: it may reach further."""
        quoted = ((claim.quote, claim.id) for claim in linter.whole.claims)
        return next(id_ for quote, id_ in quoted if quote.startswith(words))

    def clean(self, report: str) -> Checked:
        """Hold a report without a fault against its case."""
        return self.checked(report, (FOLDER / report).read_text("utf-8"))


def build(folder: Path) -> Bench:
    """Make the two cases in a folder."""
    with as_file(files("tadmor") / "example") as example:
        copy(example / "case.toml", folder / "palmyra.toml")
        copy(example / "places.csv", folder / "palmyra.places.csv")
        pages = {"palmyra": example, "jijiga": FOLDER / "jijiga"}
        return Bench(
            {name: Linter(_case(folder / f"{name}.tadmor", at)) for name, at in pages.items()}
        )


def _case(path: Path, pages: Path) -> Case:
    case = Case(path, create=True)
    add(case, sorted(pages.glob("*.txt")), {}, Silence())
    return case


def measure(bench: Bench, name: str) -> Tally:
    """Seed the faults of a file one at a time and count those that are caught."""
    tally = Tally()
    clean = {report: _told(bench.clean(report)) for report in CASE_OF}
    for fault in _faults(name):
        report, rule = fault["report"], fault["rule"]
        tally.seeded[rule] += 1
        raw = (FOLDER / report).read_text("utf-8")
        assert raw.count(fault["find"]) == 1, fault
        text = raw.replace(fault["find"], fault["put"])
        new = [row for row in bench.checked(report, text).rows if _key(row) not in clean[report]]
        tally.caught[rule] += bool(new)
        tally.named[rule] += any(row.rule == rule for row in new)
        if not any(row.rule == rule for row in new):
            found = ", ".join(f"{row.rule} ({row.message})" for row in new) or "nothing"
            tally.missed.append(f"{rule} in {report}: {fault['put']!r}: {found}")
    return tally


def _told(found: Checked) -> frozenset[tuple[str, str]]:
    return frozenset(_key(row) for row in found.rows)


def _key(row: LintRow) -> tuple[str, str]:
    return row.rule, row.message


def _faults(name: str) -> Iterator[Mapping[str, str]]:
    yield from tomllib.loads((FOLDER / name).read_text("utf-8"))["fault"]
