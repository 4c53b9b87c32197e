"""The registry of actors: what it joins, where it is taken from, what it refuses."""

import json
from pathlib import Path

import pytest

from tadmor.errors import InputError
from tadmor.grounding.registry import (
    RegisteredActor,
    Side,
    by_key,
    from_followthemoney,
    load_registry,
)
from tadmor.model.rulings import Ruling
from tadmor.pipeline.collect import collect
from tests.comparison.building import page

TOML = """
[[actor]]
name = "Ottoman army"
aliases = ["Turkish army", "Ottoman army command"]
part_of = "Ottoman Empire"
type = "force"

[[actor.side]]
side = "the Central Powers"
from = 1914-10-29
to = 1918
by = "an encyclopaedia"
"""
CSV = """name,aliases,part_of,type,side,from,to,by
Ottoman army,Turkish army,Ottoman Empire,force,,,,
Ottoman army,Ottoman army command,,,the Central Powers,1914-10-29,1918,an encyclopaedia
"""
ARMY = RegisteredActor(
    name="Ottoman army",
    aliases=("Turkish army", "Ottoman army command"),
    part_of="Ottoman Empire",
    type="force",
    sides=(Side(side="the Central Powers", start="1914-10-29", end="1918", by="an encyclopaedia"),),
)
ENTITIES = (
    {
        "id": "a",
        "schema": "PublicBody",
        "properties": {"name": ["Ministry of War"], "weakAlias": ["War Office"], "parent": ["b"]},
    },
    {"id": "b", "schema": "Organization", "properties": {"name": ["Ottoman Empire"]}},
    {"id": "c", "schema": "Person", "properties": {"name": ["Enver Pasha"], "alias": ["Enver"]}},
    {"id": "d", "schema": "Membership", "properties": {"member": ["c"], "organization": ["a"]}},
    {"id": "e", "schema": "Vessel", "properties": {"name": ["Goeben"]}},
)


@pytest.mark.parametrize(("ending", "text"), [("toml", TOML), ("csv", CSV)])
def test_a_registry_is_a_plain_file(tmp_path: Path, ending: str, text: str) -> None:
    file = tmp_path / f"x.actors.{ending}"
    file.write_text(text, encoding="utf-8")
    assert load_registry(file) == (ARMY,)
    assert "1914-10-29/1918, by the account of an encyclopaedia" in ARMY.words()


def test_followthemoney_entities_become_actors(tmp_path: Path) -> None:
    lines = [json.dumps(entity) for entity in ENTITIES]
    ministry, empire, enver = from_followthemoney(lines)
    assert (ministry.name, ministry.aliases) == ("Ministry of War", ("War Office",))
    assert (ministry.type, ministry.part_of) == ("office", "Ottoman Empire")
    assert (empire.type, empire.part_of) == ("group", None)
    assert (enver.type, enver.part_of) == ("person", "Ministry of War")
    file = tmp_path / "x.actors.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert load_registry(file) == (ministry, empire, enver)


@pytest.mark.parametrize(
    "text",
    [
        '[[actor]]\nname = "mercenaries"',
        '[[actor]]\nname = "Ottoman army"\naliases = ["the army"]',
        '[[actor]]\nname = "Ottoman army"\ntype = "thing"',
        '[[actor]]\nname = "Ottoman army"\nside = [{side = "x", by = "y", from = "someday"}]',
        '[[actor]]\nname = "Ottoman army"\nside = [{side = "x"}]',
        '[[actor]]\naliases = ["Ottoman army"]',
        "actor = 3",
        "[[actor",
    ],
)
def test_what_does_not_fit_is_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.actors.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="registry"):
        load_registry(file)


def test_a_name_that_two_have_is_nobodys() -> None:
    other = RegisteredActor(name="Turkish national army", aliases=("Turkish army",))
    assert {actor.name for actor in by_key((ARMY, other)).values()} == {ARMY.name, other.name}
    assert len(by_key((ARMY, other))) == 3


def test_a_registry_joins_documents_and_a_ruling_wins_over_it() -> None:
    held = [
        page("The Ottoman army said on 5 May 1915 that it held Krithia.", 1),
        page(
            "The Ottoman army command said that Krithia was held. The mercenaries said that they"
            " had fled.",
            2,
        ),
        page("The Turkish army denied it. The mercenaries said that they had come.", 3),
    ]
    bare, joined = collect(held), collect(held, (), (ARMY,))
    names = [party.name for party in joined.parties]
    assert names.count("Ottoman army") == 1
    assert not {"Turkish army", "Ottoman army command"} & set(names)
    assert sum("mercenaries" in name for name in names) == 2
    ids = {party.name: party.id or "" for party in bare.parties}
    apart = tuple(sorted((ids["Ottoman army"], ids["Ottoman army command"])))
    ruling = Ruling(kind="different", subjects=apart, by="anna", at="1915")
    parted = collect(held, [ruling], (ARMY,))
    assert [party.name for party in parted.parties].count("Ottoman army") == 2
    undo = Ruling(kind="undo", subjects=(ruling.id,), by="anna", at="1915")
    assert collect(held, [ruling, undo], (ARMY,)) == joined
