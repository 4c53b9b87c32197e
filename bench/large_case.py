"""A case of 300 documents and some 5,000 claims, made of our own templates: the same each time.

Invented towns and forces, three outlets that copy others word for word, sources that deny what
they own later, tolls that differ, a town that changes hands now and then. What is told of one day
in one town is drawn from a truth with errors, so that most accounts agree and some do not.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tadmor.pipeline.add import add
from tadmor.progress import Silence
from tadmor.store.case import Case

FIRST = date(2019, 1, 1)
DAYS = 540
STEMS = "Tal Kafr Ain Deir Bir Umm Jisr Khan".split()
ENDS = "Varan Soleth Maruk Desara Hillem".split()
TOWNS = [f"{stem} {end}" for end in ENDS for stem in STEMS]
FORCES = ("the Northern Army", "the River Front", "the Hill Brigades", "the Coastal Guard")
SPEAKERS = (
    "the Northern Army's command",
    "the River Front",
    "the Varan Monitoring Group",
    "the Interior Ministry",
    "Colonel Hadim Rasul",
    "the governor of Soleth",
    "the Hill Brigades' spokesman Arun Teves",
    "the Medical Relief Union",
    "the Coastal Guard",
    "Commander Ilan Dorrit",
    "a resident of Maruk",
    "the Border Observatory",
)
OUTLETS = (
    "Varan Herald",
    "Coast Wire",
    "Hill Country Post",
    "River Gazette",
    "The Plain Speaker",
    "Northern Bulletin",
    "Desert Ledger",
    "Evening Caravan",
)
COPYISTS = ("Second Morning", "The Repeater", "Tidings Daily")
TAKING = (
    "On {day} {force} captured {town}, {who} said.",
    "{Who} said that {force} had taken {town} on {day}.",
    "{Who} said that {force} held {town} on {day}.",
    "{Who} denied that {force} had captured {town} on {day}.",
    "{Who} acknowledged that {force} had captured {town} on {day}.",
    "{Who} said that {force} had withdrawn from {town} on {day}.",
)
HARM = (
    "At least {few} civilians were killed in {town} on {day}, {who} said.",
    "{Who} said that {many} civilians had been killed in {town} on {day}.",
    "{Who} said that {few} fighters were killed and {many} wounded in {town} on {day}.",
)
DEEDS = (
    "{Who} said that {force} had shelled {town} on {day}.",
    "{force} attacked positions of {other} near {town} on {day}, {who} said.",
    "{Who} said that {force} was advancing towards {town}.",
    "{Who} denied that its forces had entered {town} on {day}.",
    "{Who} said that some {many} fighters of {force} were in {town}.",
    "{Who}, citing {relay}, said that {force} had shelled {town} on {day}.",
)
PAGE, SENTENCES, COPIED = 300, 18, 0.12


def make(folder: Path, documents: int = PAGE, seed: int = 1) -> Path:
    """Write the documents and read them into `large.tadmor`, unless it is there; give its path."""
    path = folder / "large.tadmor"
    if not path.exists():
        lines = "\n".join(f"{town},,{lat},{lon},3,invented" for town, lat, lon in _map())
        header = "name,aliases,lat,lon,radius_km,source\n"
        path.with_suffix(".places.csv").write_text(f"{header}{lines}\n", "utf-8")
        with Case(path, create=True) as case:
            chance = random.Random(seed)  # noqa: S311 - nothing here is secret
            add(case, list(_documents(folder, documents, chance)), {}, Silence())
    return path


def _map() -> Iterator[tuple[str, float, float]]:
    for at, town in enumerate(TOWNS):
        yield town, 34 + 0.25 * (at // len(STEMS)), 38 + 0.25 * (at % len(STEMS))


def _documents(folder: Path, count: int, chance: random.Random) -> Iterator[Path]:
    written: list[str] = []
    for number in range(count):
        said = FIRST + timedelta(days=number * DAYS // count)
        copied = written and chance.random() < COPIED
        if copied:
            outlet = chance.choice(COPYISTS)
            text = f"Taken over by {outlet} as number {number}.\n\n{chance.choice(written[-9:])}"
        else:
            text, outlet = _text(said, chance), chance.choice(OUTLETS)
            written.append(text)
        path = folder / f"{said.isoformat()}-{number:03}.txt"
        path.write_text(text, "utf-8")
        facts = f'title = "Reports of {said.isoformat()}"\npublisher = "{outlet}"\n'
        path.with_suffix(".toml").write_text(f"{facts}published = {said.isoformat()}\n", "utf-8")
        yield path


def _text(said: date, chance: random.Random) -> str:
    """Give a page about three towns: what was done there in the last days, by whose word."""
    towns = chance.sample(TOWNS, 3)
    lines = []
    for at in range(SENTENCES):
        kind = chance.choices((TAKING, HARM, DEEDS), weights=(4, 3, 5))[0]
        happened = said - timedelta(days=chance.randrange(4))
        lines.append(_sentence(chance.choice(kind), towns[at % 3], happened, chance))
    paragraphs = (" ".join(lines[at : at + 3]) for at in range(0, SENTENCES, 3))
    return "\n\n".join(paragraphs) + "\n"


def _sentence(template: str, town: str, happened: date, chance: random.Random) -> str:
    who, relay = chance.sample(SPEAKERS, 2)
    force, other = _holder(town, happened, chance)
    toll = 3 + (happened.toordinal() + len(town)) % 17
    line = template.format(
        who=who,
        Who=who[:1].upper() + who[1:],
        relay=relay,
        force=force,
        other=other,
        town=town,
        day=f"{happened.day} {happened:%B %Y}",
        few=toll,
        many=toll + chance.choice((0, 0, 4, 9)),
    )
    return line[:1].upper() + line[1:]


def _holder(town: str, day: date, chance: random.Random) -> tuple[str, str]:
    """Give who held a town on a day, one report in five wrongly, and another force."""
    true = (len(town) + TOWNS.index(town) + (day - FIRST).days // 90) % len(FORCES)
    at = chance.randrange(len(FORCES)) if chance.random() < 0.2 else true
    return FORCES[at], FORCES[(at + 1) % len(FORCES)]
