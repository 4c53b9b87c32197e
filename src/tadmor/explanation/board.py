"""A board: hypotheses and the observations that they expect or exclude, from a TOML file.

An observation is named once and says which claims would be of it; hypotheses refer to its name.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from tadmor.errors import InputError
from tadmor.model import edtf
from tadmor.model.explanations import CellVerdict
from tadmor.model.values import value

PATTERN = frozenset("frame who roles place within_km time aspect words by stance capacity".split())
LINKS: Mapping[str, CellVerdict] = {
    "entails": "entails",
    "expects": "supports",
    "unexpected": "conflicts",
    "excludes": "excludes",
}
# Of an observation that only the analyst's own evidence is of, nothing but the sentence is said.
FINDERS = frozenset({"frame", "words", "stance"})
FILTERS = PATTERN - FINDERS
HYPOTHESIS = frozenset((*LINKS, "sentence", "absent", "subsumes", "exclusive", "independent"))
EVIDENCE = frozenset((*LINKS, "name", "document", "quote", "claim", "observation", "denies"))
SOURCE = frozenset({"name", "grade", "favours", "against"})
KEYS = frozenset({"title", "setting", "observations", "hypotheses", "evidence", "sources"})
REMEDY = "see docs/explaining.md, or begin with `tadmor explain CASE --propose`"


@value
class Pattern:
    """Which claims are of an observation: all that is given must fit, each by any of its words."""

    frame: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: tuple[str, ...] = ()
    within_km: float | None = None
    time: str | None = None
    aspect: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()


@value
class Observation:
    """Something that may be told of the world: a sentence, and the patterns that find it."""

    name: str
    sentence: str
    patterns: tuple[Pattern, ...]


@value
class Hypothesis:
    """An explanation: what it says of each observation by name, and its relations to others."""

    name: str
    sentence: str
    says: Mapping[str, CellVerdict]
    absent: tuple[str, ...] = ()
    subsumes: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    independent: tuple[str, ...] = ()


@value
class Given:
    """Evidence that the analyst points out: exact words of a document, or a claim by its id.

    It is of an observation, or says itself how it stands to hypotheses (`says`).
    """

    name: str
    document: str | None = None
    quote: str | None = None
    claim: str | None = None
    observation: str | None = None
    denies: bool = False
    says: Mapping[str, CellVerdict]


@value
class Declared:
    """What the analyst says of a source: a grade, and which hypotheses are in its interest."""

    name: str
    grade: str | None = None
    favours: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@value
class Board:
    """Hypotheses, observations, evidence given by hand, and what is said of sources."""

    title: str
    hypotheses: tuple[Hypothesis, ...]
    observations: tuple[Observation, ...]
    given: tuple[Given, ...] = ()
    sources: tuple[Declared, ...] = ()

    def rivals(self, one: Hypothesis, other: Hypothesis) -> bool:
        """Say whether two cannot both be the explanation: so unless the board says otherwise."""
        if other.name in one.exclusive or one.name in other.exclusive:
            return one.name != other.name
        linked = {*one.subsumes, *one.independent, one.name}
        return other.name not in linked and one.name not in {*other.subsumes, *other.independent}


def load(path: Path) -> Board:
    """Read a board; InputError with what does not fit."""
    try:
        return parse(tomllib.loads(path.read_text("utf-8")), path.stem)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        if isinstance(error, OSError):
            problem = error.strerror or problem
        raise InputError(path, f"this is no board of hypotheses ({problem})", REMEDY) from error


def parse(table: Mapping[str, Any], title: str) -> Board:
    """Make a board of a TOML table; ValueError, KeyError or TypeError where it does not fit."""
    _only(table, KEYS, "the board")
    setting = table.get("setting", {})
    _only(setting, PATTERN, "[setting]")
    observations = tuple(
        _observation(name, held, setting) for name, held in table.get("observations", {}).items()
    )
    hypotheses = tuple(_hypothesis(name, held) for name, held in table["hypotheses"].items())
    board = Board(
        title=str(table.get("title", title)),
        hypotheses=_inherited(hypotheses),
        observations=observations,
        given=tuple(_given(one, at) for at, one in enumerate(table.get("evidence", ()), 1)),
        sources=tuple(_declared(one) for one in table.get("sources", ())),
    )
    _check(board)
    return board


def _only(table: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    if strange := sorted(set(table) - keys):
        raise ValueError(f"{where} has {', '.join(strange)}, which is none of {sorted(keys)}")


def _observation(name: str, held: Any, setting: Mapping[str, Any]) -> Observation:
    """Read one observation; several tables under one name are alternatives."""
    tables = held if isinstance(held, list) else [held]
    sentence = next((one["sentence"] for one in tables if "sentence" in one), name)
    for one in tables:
        _only(one, PATTERN | {"sentence"}, f"observation {name}")
    merged = [{**setting, **{k: v for k, v in one.items() if k != "sentence"}} for one in tables]
    if any(
        set(one) & FILTERS and not set(all_) & FINDERS
        for one, all_ in zip(tables, merged, strict=True)
    ):
        raise ValueError(f"observation {name} needs a frame, or words or a stance of sayings")
    return Observation(name=name, sentence=sentence, patterns=tuple(map(_pattern, merged)))


def _pattern(table: Mapping[str, Any]) -> Pattern:
    roles = {role: _words(names) for role, names in table.get("roles", {}).items()}
    if "capacity" in table:
        roles["capacity"] = _words(table["capacity"])
    time = table.get("time")
    if time:
        edtf.parse(str(time))
    km = table.get("within_km")
    names = ("frame", "who", "place", "aspect", "words", "by", "stance")
    lists = {name: _words(table.get(name, ())) for name in names}
    return Pattern(
        roles=roles,
        time=str(time) if time else None,
        within_km=float(km) if km is not None else None,
        **lists,
    )


def _words(value_: Any) -> tuple[str, ...]:
    """Read a word or a list of words; an empty word lifts what the setting gives."""
    words = [value_] if isinstance(value_, str) else value_
    if not all(isinstance(word, str) for word in words):
        raise TypeError(f"{value_!r} is no word and no list of words")
    return tuple(word for word in words if word)


def _says(table: Mapping[str, Any]) -> dict[str, CellVerdict]:
    says: dict[str, CellVerdict] = {}
    for link, verdict in LINKS.items():
        for name in _words(table.get(link, ())):
            if name in says:
                raise ValueError(f"{name} stands under {link} and elsewhere")
            says[name] = verdict
    return says


def _hypothesis(name: str, table: Mapping[str, Any]) -> Hypothesis:
    _only(table, HYPOTHESIS, f"hypothesis {name}")
    return Hypothesis(
        name=name,
        sentence=table["sentence"],
        says=_says(table),
        absent=_words(table.get("absent", ())),
        subsumes=_words(table.get("subsumes", ())),
        exclusive=_words(table.get("exclusive", ())),
        independent=_words(table.get("independent", ())),
    )


def _inherited(hypotheses: tuple[Hypothesis, ...]) -> tuple[Hypothesis, ...]:
    """Let a hypothesis that subsumes others expect what they expect; what it says itself wins.

    Of parts that do not agree on an observation the whole says nothing.
    """
    known = {one.name: one for one in hypotheses}
    found: list[Hypothesis] = []
    for one in hypotheses:
        parts = [known[name].says for name in one.subsumes]
        says: dict[str, CellVerdict] = {}
        for name in dict.fromkeys(name for part in parts for name in part):
            held = [part[name] for part in parts if name in part]
            if all(verdict in {"entails", "supports"} for verdict in held):
                says[name] = "entails" if "entails" in held else "supports"
        found.append(replace(one, says={**says, **one.says}))
    return tuple(found)


def _given(table: Mapping[str, Any], at: int) -> Given:
    _only(table, EVIDENCE, f"evidence {at}")
    given = Given(
        name=table.get("name", table.get("observation", f"evidence {at}")),
        document=table.get("document"),
        quote=table.get("quote"),
        claim=table.get("claim"),
        observation=table.get("observation"),
        denies=bool(table.get("denies", False)),
        says=_says(table),
    )
    if (given.claim is None) == (given.document is None or given.quote is None):
        raise ValueError(f"evidence {at} needs a document and a quote of it, or a claim by its id")
    if bool(given.says) == bool(given.observation):
        raise ValueError(f"evidence {at} needs an observation, or hypotheses that it speaks for")
    return given


def _declared(table: Mapping[str, Any]) -> Declared:
    _only(table, SOURCE, "a source")
    return Declared(
        name=table["name"],
        grade=table.get("grade"),
        favours=_words(table.get("favours", ())),
        against=_words(table.get("against", ())),
    )


def _check(board: Board) -> None:
    """Hold every name to what it names; ValueError."""
    hypotheses = {one.name for one in board.hypotheses}
    observations = {one.name for one in board.observations}
    if len(hypotheses) < 2:
        raise ValueError("it needs two hypotheses at least")
    for one in board.hypotheses:
        _known((*one.says, *one.absent), observations, f"hypothesis {one.name}")
        related = (*one.subsumes, *one.exclusive, *one.independent)
        _known(related, hypotheses - {one.name}, f"hypothesis {one.name}")
    for given in board.given:
        _known(given.says, hypotheses, f"evidence {given.name}")
        _known(filter(None, [given.observation]), observations, f"evidence {given.name}")
    for source in board.sources:
        _known((*source.favours, *source.against), hypotheses, f"source {source.name}")


def _known(names: Any, known: set[str], where: str) -> None:
    if strange := [name for name in names if name not in known]:
        raise ValueError(f"{where} names {', '.join(strange)}, which the board does not have")
