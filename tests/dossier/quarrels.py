"""A case of odd rows: a side that is missing, figures of every shape, relays, other scripts."""

from dataclasses import replace
from typing import Any

from tadmor.dossier.build import Dossier
from tadmor.model.findings import ConflictRow, FigureGroup, FigureRow, Party, SourceRow
from tadmor.model.provenance import marks
from tadmor.model.reading import Reading
from tests.dossier.make import hostile, letter
from tests.dossier.siege import siege

READINGS = (siege(), letter(), hostile())
MARKS = tuple(tuple(marks(reading.document.name, reading)) for reading in READINGS)
IDS = tuple({mark.local: mark.id for mark in found} for found in MARKS)
ATTACK = READINGS[2].document.title or ""
HILL = Party(id=IDS[0]["p2"], name="Hill 264")
MAREK = Party(id=IDS[0]["n1"], name="Ivo Marek")


def quarrels() -> Dossier:
    """Give a dossier with a reversal that an author alleges, an Arabic side and hostile words."""
    return Dossier(
        title="The forts",
        readings=READINGS,
        marks=MARKS,
        conflicts=(_alleged(), _between_scripts(), _hostile()),
        figures=(*figures(), _group()),
        sources=(*_documents(), *_origins(), *_families()),
    )


def _alleged() -> ConflictRow:
    return ConflictRow(
        id="cnf_alleged",
        kind="alleged-reversal",
        left=None,
        **_right(0, "a1"),
        why="The author words it as an admission, which goes back on something said before.",
        dissolved_by="the words in which the garrison first spoke of the forts",
    )


def _between_scripts() -> ConflictRow:
    span = READINGS[0].claims[1].span
    return ConflictRow(
        id="cnf_scripts",
        kind="contradiction",
        left=IDS[0]["c2"],
        left_document=READINGS[0].document.name,
        left_span=span,
        left_quote=READINGS[0].text[slice(*span)],
        **_right(1, "c1"),
        why="One has nobody reach the town, the other has its bridge fall.",
        dissolved_by="the day of the letter",
    )


def _hostile() -> ConflictRow:
    return ConflictRow(
        id="cnf_hostile",
        kind="denial",
        left=None,
        **_right(2, "c1"),
        why=ATTACK,
        dissolved_by=ATTACK,
    )


def _right(page: int, local: str) -> dict[str, Any]:
    reading = READINGS[page]
    things = {one.id: one.content[0] for one in reading.attributions}
    things |= {one.id: one.span for one in reading.claims}
    return {
        "right": IDS[page][local],
        "right_document": reading.document.name,
        "right_span": things[local],
        "right_quote": reading.text[slice(*things[local])],
    }


def figures() -> tuple[FigureRow, ...]:
    """Give one figure of every shape that can be compared, and one of another kind."""
    row = FigureRow(
        claim=IDS[0]["c5"],
        kind="killed",
        min=300,
        max=None,
        approximate=False,
        vague=False,
        whose="Garrison",
        place=HILL,
        period="1915-03-19",
        originating_source=Party(id=None, name="Vistula Telegraph"),
        document=READINGS[0].document.name,
        quote="at least 300 men were killed",
        group="fgr_hill",
    )
    exact = replace(row, claim=IDS[0]["c1"], min=412, max=412, originating_source=MAREK)
    about = replace(row, claim=IDS[0]["c2"], min=250, max=250, approximate=True)
    between = replace(
        row, claim=IDS[0]["c3"], max=1200, originating_source=Party(id=None, name="Nowiny")
    )
    most = replace(row, claim=IDS[0]["c4"], min=None, max=500)
    vague = replace(row, claim=IDS[0]["c6"], min=None, vague=True, originating_source=MAREK)
    other = replace(
        vague,
        claim=IDS[2]["c1"],
        kind="casualties",
        whose=None,
        place=None,
        period=None,
        originating_source=Party(id=None, name=ATTACK),
        document=READINGS[2].document.name,
        quote=ATTACK,
        group=None,
    )
    return (row, exact, about, between, most, vague, other)


def _group() -> FigureGroup:
    return FigureGroup(
        id="fgr_hill",
        kind="killed",
        whose="Garrison",
        place=HILL,
        period="1915-03-19",
        min=250,
        max=None,
        originating_sources=(MAREK, *(Party(id=None, name=name) for name in ("A", "B"))),
        rule="killed, of the garrison, at Hill 264, on 19 March 1915",
    )


def _documents() -> tuple[SourceRow, ...]:
    return tuple(_document(number, reading) for number, reading in enumerate(READINGS))


def _document(number: int, reading: Reading) -> SourceRow:
    return SourceRow(
        row="document",
        id=f"doc_{number}",
        name=reading.document.name,
        publisher=reading.document.publisher,
        published=reading.document.published,
        note=reading.document.note,
        claims=len(reading.claims),
    )


def _origins() -> tuple[SourceRow, ...]:
    names = tuple(reading.document.name for reading in READINGS)
    return (
        SourceRow(
            row="source",
            id=str(MAREK.id),
            name="Ivo Marek",
            documents=names[:1],
            outlets=("Harbour Courier",),
        ),
        SourceRow(row="source", id="src_attack", name=ATTACK, documents=names[2:]),
    )


def _families() -> tuple[SourceRow, ...]:
    names = tuple(reading.document.name for reading in READINGS)
    return (
        SourceRow(
            row="family",
            id="fam_letter",
            name="The letter from the fort",
            documents=names[:2],
            family="fam_letter",
            evidence="قال قائد الحامية إن الجسر سقط",
        ),
    )
