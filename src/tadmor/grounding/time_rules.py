"""The cascade: rules from `times/rules.toml`, level by level, turn words into meanings.

What a level finds becomes one character for the next, as in finite-state cascades (Hobbs et al.,
FASTUS, 1997); the text keeps its length, so positions never need to be mapped back.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from tadmor.grounding import time_words as words
from tadmor.grounding.time_meaning import Meaning
from tadmor.model.text import Span

# Units stand in a working copy of the text as one private character that names them, and fillers.
FILLER, NOTHING = "\ue000", "\ue001"
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
PIECE = re.compile(r"\{([a-z]\w*)\}")
UNIT = re.compile("[\U000f0000-\U0010ffff]")
UNIT_PATTERN = f"{UNIT.pattern}{FILLER}*"
# Pieces that no rule uses as an option: without such a word the rule cannot match.
REQUIRED = ("month", "monthname", "weekday", "season", "unit", "ordinal", "feast", "moon")
# A kind of unit for each block of private characters, so that a pattern can ask for a kind.
KINDS = ("day", "long", "span", "clock", "length", "other")
FIRST, ROOM = 0xF0000, 0x2000
KIND_OF = {
    **dict.fromkeys(["week", "weekend", "month", "season", "quarter", "half"], "long"),
    **dict.fromkeys(["year", "decade", "century"], "long"),
    **dict.fromkeys(["range", "part", "run"], "span"),
    "day": "day",
    "clock": "clock",
    "duration": "length",
}
CLASSES = {
    **{kind: (kind,) for kind in KINDS},
    "dated": ("day", "long"),
    "any": ("day", "long", "span"),
}


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: its groups, the meanings of its units, and the words about it."""

    rule: str
    groups: dict[str, str]
    units: dict[str, Meaning]
    fixed: dict[str, Any]
    before: str
    after: str

    def get(self, name: str) -> str | None:
        """Give a group, or the rule's fixed value of that name, or None."""
        return self.groups.get(name) or self.fixed.get(name)

    def unit(self) -> Meaning:
        """Give the unit that the rule is about."""
        return self.units["a"]


Builder = Callable[[Match], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and the name of what builds its meaning."""

    id: str
    op: str
    pattern: re.Pattern[str]
    fixed: dict[str, Any]
    needs: frozenset[re.Pattern[str]]
    asks: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Words that a rule has understood."""

    span: Span
    meaning: Meaning
    rule: str


@dataclass(slots=True)
class Cascade:
    """A working copy of a text in which rules replace what they understand."""

    text: str
    units: list[Unit] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    def run(self, builders: Mapping[str, Builder | None]) -> None:
        """Let each rule that can match at all, by the words as they are at first, take its own."""
        low = words.lowered(self.text)
        held = frozenset(need for need in needs() if need.search(low))
        for rule in _rules():
            if rule.needs <= held and all(map(self.kinds.intersection, rule.asks)):
                self.apply(rule, builders[rule.op])

    def apply(self, rule: Rule, build: Builder | None) -> None:
        """Let one rule take its words."""
        pieces, at = [], 0
        for found in rule.pattern.finditer(self.text):
            if found.end() == found.start():
                continue
            if build is None:
                stand_in = NOTHING * (found.end() - found.start())
            else:
                meaning = build(self._match(rule, found))
                if meaning is None or len(self.units) >= ROOM:
                    continue
                stand_in = self._keep(rule, found, meaning)
            pieces += [self.text[at : found.start()], stand_in]
            at = found.end()
        if pieces:
            self.text = "".join([*pieces, self.text[at:]])

    def outermost(self) -> Iterator[Unit]:
        """Give the units that no later rule has taken into its own, in order of the text."""
        for found in UNIT.finditer(self.text):
            yield self.units[_index(found[0])]

    def _match(self, rule: Rule, found: re.Match[str]) -> Match:
        groups = {name.partition("_")[0]: text for name, text in found.groupdict().items() if text}
        held = {n: self.units[_index(w[0])] for n, w in groups.items() if ord(w[0]) >= FIRST}
        return Match(
            rule=rule.id,
            groups={name: text for name, text in groups.items() if name not in held},
            units={name: unit.meaning for name, unit in held.items()},
            fixed=rule.fixed,
            before=self.text[max(0, found.start() - 40) : found.start()],
            after=self.text[found.end() : found.end() + 40],
        )

    def _keep(self, rule: Rule, found: re.Match[str], meaning: Meaning) -> str:
        inner = next((w for w in found.groupdict().values() if w and ord(w[0]) >= FIRST), None)
        name = rule.id
        if inner is not None:
            below = self.units[_index(inner[0])].rule
            name = f"{name} {below}".strip() if name != below else name
        self.units.append(Unit(Span(found.start(), found.end()), meaning, name))
        number = len(self.units) - 1
        kind = KIND_OF.get(meaning.unit, "other")
        self.kinds.add(kind)
        letter = chr(FIRST + KINDS.index(kind) * ROOM + number)
        return letter + FILLER * (found.end() - found.start() - 1)


def _index(character: str) -> int:
    return (ord(character) - FIRST) % ROOM


@cache
def levels() -> tuple[tuple[Rule, ...], ...]:
    """Give all rules, level by level, compiled."""
    file = resources.files("tadmor.grounding").joinpath("times/rules.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["level"]
    return tuple(tuple(_rule(row) for row in table["rules"]) for table in tables)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for level in levels() for rule in level)


@cache
def needs() -> frozenset[re.Pattern[str]]:
    """Give everything that some rule needs: words without which it cannot match."""
    return frozenset(need for rule in _rules() for need in rule.needs)


def _rule(row: dict[str, Any]) -> Rule:
    pieces = words.pieces()
    pattern = re.sub(r"@\{(\w+):(\w+)\}", _unit_class, row["pattern"])
    pattern = PIECE.sub(lambda name: pieces[name[1]], pattern)
    pattern = _distinct(pattern)
    compiled = re.compile(pattern, re.IGNORECASE)
    required = [name for name in REQUIRED if f"{{{name}}}" in row["pattern"]]
    needed = [_need(pieces[name]) for name in required]
    if "needs" in row:
        needed.append(_need(PIECE.sub(lambda name: pieces[name[1]], row["needs"])))
    asked = re.findall(r"@\{\w+:(\w+)\}", row["pattern"])
    asks = tuple(frozenset(CLASSES[name]) for name in asked)
    return Rule(row["id"], row["op"], compiled, row.get("with", {}), frozenset(needed), asks)


@cache
def _need(pattern: str) -> re.Pattern[str]:
    edge = r"(?<![a-z])" if "(?P<" in pattern else ""
    return re.compile(f"{edge}(?:{words.lowered_pattern(pattern)})")


def _unit_class(name: re.Match[str]) -> str:
    starts = [FIRST + KINDS.index(kind) * ROOM for kind in CLASSES[name[2]]]
    blocks = "".join(f"{chr(start)}-{chr(start + ROOM - 1)}" for start in starts)
    return f"(?P<{name[1]}>[{blocks}]){FILLER}*+"


def _distinct(pattern: str) -> str:
    """Give each of the groups that share a name a number of its own."""
    seen: dict[str, int] = {}

    def rename(group: re.Match[str]) -> str:
        count = seen[group[1]] = seen.get(group[1], 0) + 1
        return group[0] if count == 1 else f"(?P<{group[1]}_{count}>"

    return re.sub(r"\(\?P<(\w+)>", rename, pattern)
