"""The actors of a case by a person's hand: names, what they are part of, whose side they took.

A registry joins mentions of different documents under one name. It says who is meant, not who is
right: a side is taken by somebody's account, between dates. A common noun is no name: whom
"mercenaries" means depends on who speaks, so it joins nothing here (`judge same` can).
"""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

import msgspec

from tadmor.errors import InputError
from tadmor.grounding.across import same_name
from tadmor.model import edtf
from tadmor.model.reading import ActorType
from tadmor.model.values import value

TYPES: tuple[str, ...] = get_args(ActorType)
# FollowTheMoney's schemata of actors, and what they are here; the others are things and ties.
ENTITIES: Mapping[str, ActorType] = {
    "Person": "person",
    "PublicBody": "office",
    "Organization": "group",
    "LegalEntity": "group",
    "Company": "group",
}
# Ties of which the first property is part of the second.
TIES = {"Membership": ("member", "organization"), "Ownership": ("asset", "owner")}


@value
class Side:
    """Whose side an actor took, from and to a date (EDTF), and by whose account."""

    side: str
    start: str | None = None
    end: str | None = None
    by: str

    def words(self) -> str:
        """Give it as people write it: `on the side of X, 2015/.., by the account of Y`."""
        when = f", {self.start or '..'}/{self.end or '..'}" if self.start or self.end else ""
        return f"on the side of {self.side}{when}, by the account of {self.by}"


@value
class RegisteredActor:
    """An actor that a person named; `part_of` is the name of another."""

    name: str
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    type: ActorType | None = None
    sides: tuple[Side, ...] = ()

    def words(self) -> str:
        """Give what the registry says of it, each side with the account it goes by."""
        known = [f"part of {self.part_of}"] if self.part_of else []
        known += (side.words() for side in self.sides)
        return f"{self.name}: {'; '.join(known) or 'only its names are registered'}"


def by_key(actors: Iterable[RegisteredActor]) -> dict[Hashable, RegisteredActor]:
    """Give each actor by the keys of its names; a name that two have is nobody's."""
    found: defaultdict[Hashable, dict[str, RegisteredActor]] = defaultdict(dict)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            found[same_name(name)][actor.name] = actor
    return {
        key: next(iter(held.values()))
        for key, held in found.items()
        if key is not None and len(held) == 1
    }


def load_registry(path: Path) -> tuple[RegisteredActor, ...]:
    """Read a registry: TOML (`[[actor]]`), CSV (a line a side), or FollowTheMoney JSON lines.

    InputError where it does not fit.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        match path.suffix.lower():
            case ".toml":
                return tuple(map(_actor, tomllib.loads(text).get("actor", [])))
            case ".csv":
                return tuple(map(_actor, _sheet(csv.DictReader(text.splitlines()))))
            case _:
                return from_followthemoney(text.splitlines())
    except OSError as error:
        raise InputError(path, f"it cannot be opened ({error.strerror})", "check it") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            path,
            f"this is not a registry of actors ({error})",
            'write [[actor]] with name = "…", and aliases, part_of, type, side as needed',
        ) from error


def from_followthemoney(lines: Iterable[str]) -> tuple[RegisteredActor, ...]:
    """Take the actors from FollowTheMoney entities, one JSON object a line.

    Names, aliases and weak aliases are names; `parent`, a Membership or an Ownership says what an
    actor is part of, if it says one thing only.
    """
    entities = [msgspec.json.decode(line, type=dict[str, Any]) for line in lines if line.strip()]
    actors = {entity["id"]: _entity(entity) for entity in entities if _names(entity)}
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in (tie for entity in entities for tie in _ties(entity)):
        if one in actors and other in actors:
            parents[one].add(actors[other].name)
    return tuple(
        replace(actor, part_of=next(iter(parents[id_])) if len(parents[id_]) == 1 else None)
        for id_, actor in actors.items()
    )


def _names(entity: Mapping[str, Any]) -> tuple[str, ...]:
    if entity.get("schema") not in ENTITIES:
        return ()
    held = entity.get("properties", {})
    names = (name for key in ("name", "alias", "weakAlias") for name in held.get(key, ()))
    return tuple(dict.fromkeys(names))


def _entity(entity: Mapping[str, Any]) -> RegisteredActor:
    name, *aliases = _names(entity)
    return RegisteredActor(name=name, aliases=tuple(aliases), type=ENTITIES[entity["schema"]])


def _ties(entity: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    held = entity.get("properties", {})
    inner, outer = TIES.get(entity.get("schema", ""), ("", ""))
    yield from ((one, other) for one in held.get(inner, ()) for other in held.get(outer, ()))
    yield from ((entity["id"], other) for other in held.get("parent", ()))


def _actor(row: Mapping[str, Any]) -> RegisteredActor:
    """Make an actor of a table; ValueError, KeyError or TypeError where it does not fit."""
    aliases = tuple(map(str, row.get("aliases", ())))
    for name in (str(row["name"]), *aliases):
        if same_name(name) is None:
            raise ValueError(f"{name!r} is no name: it may be others in another's mouth")
    if (kind := row.get("type")) not in {None, *TYPES}:
        raise ValueError(f"type {kind!r} is none of {', '.join(TYPES)}")
    return RegisteredActor(
        name=str(row["name"]),
        aliases=aliases,
        part_of=row.get("part_of"),
        type=cast("ActorType | None", kind),
        sides=tuple(map(_side, row.get("side", ()))),
    )


def _side(row: Mapping[str, Any]) -> Side:
    start, end = _date(row.get("from")), _date(row.get("to"))
    return Side(side=str(row["side"]), start=start, end=end, by=str(row["by"]))


def _date(written: object) -> str | None:
    if written is None or written == "":
        return None
    edtf.parse(str(written))
    return str(written)


def _sheet(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    """Give the actors of a sheet as tables: a line of a name that came before adds a side."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        filled = {key: cell.strip() for key, cell in row.items() if cell and cell.strip()}
        actor = found.setdefault(filled["name"], {"name": filled["name"], "side": []})
        actor |= {key: filled[key] for key in ("part_of", "type") if key in filled}
        names = filled.get("aliases", "").split(";")
        actor["aliases"] = [*actor.get("aliases", ()), *filter(None, map(str.strip, names))]
        if "side" in filled:
            actor["side"].append(filled)
    yield from found.values()
