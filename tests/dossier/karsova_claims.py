"""Who speaks in Karsova's pages and of which places, as rows: the claims and the sources."""

from dataclasses import fields

from tadmor.model.findings import ClaimRow, Party, SourceRow
from tadmor.model.provenance import marks
from tadmor.model.reading import Claim
from tests.dossier.karsova_pages import PAGES, Page, Words
from tests.dossier.karsova_readings import read

READINGS = tuple(read(page) for page in PAGES)
MARKS = tuple(tuple(marks(reading.document.name, reading)) for reading in READINGS)
IDS = tuple({mark.local: mark.id for mark in found} for found in MARKS)

GARRISON = Party(id=IDS[0]["n1"], name="Garrison command")
STAFF = Party(id=IDS[2]["n1"], name="Besieging staff")
SISTER = Party(id=IDS[3]["n1"], name="Sister Agathe")
ACCOUNTS = {"garrison command": GARRISON, "besieging staff": STAFF, "Sister Agathe": SISTER}
DEFENDERS = Party(id=None, name="Garrison")
BESIEGERS = Party(id=None, name="Besieging army")
KARSOVA = Party(id=IDS[0]["p1"], name="Karsova")
BRIDGE = Party(id=IDS[3]["p2"], name="Mill bridge")
PLACES = {"Karsova": KARSOVA, "mill bridge": BRIDGE}


def claims() -> tuple[ClaimRow, ...]:
    return tuple(
        _row(page, claim, said)
        for page, reading in enumerate(READINGS)
        for claim, said in zip(reading.claims, PAGES[page].claims, strict=True)
    )


def _row(page: int, claim: Claim, said: Words) -> ClaimRow:
    ids, text = IDS[page], READINGS[page].text
    account = ACCOUNTS[said.speaker]
    own = {field.name: getattr(claim, field.name) for field in fields(claim)}
    own |= {
        "id": ids[claim.id],
        "attribution": ids[claim.attribution or ""],
        "voice": ids[claim.voice],
        "place": PLACES[said.place].id,
    }
    return ClaimRow(
        **own,
        document=PAGES[page].name,
        quote=text[slice(*claim.span)],
        relay=(Party(id=ids["v0"], name=PAGES[page].publisher), account),
        originating_source=account,
    )


def sources() -> tuple[SourceRow, ...]:
    documents = tuple(
        SourceRow(
            row="document",
            id=f"doc_{number}",
            name=page.name,
            publisher=page.publisher,
            published=page.published,
            claims=len(page.claims),
        )
        for number, page in enumerate(PAGES)
    )
    origins = tuple(
        SourceRow(
            row="source",
            id=str(account.id),
            name=account.name,
            documents=tuple(page.name for page in _quoting(words)),
            outlets=tuple(sorted({page.publisher for page in _quoting(words)})),
        )
        for words, account in ACCOUNTS.items()
    )
    family = SourceRow(
        row="family",
        id="fam_wire",
        name="The command's statement of 9 June",
        documents=(PAGES[0].name, PAGES[1].name),
        family="fam_wire",
        origin=PAGES[0].name,
        evidence="the town of Karsova was firmly in its hands this morning",
    )
    return (*documents, *origins, family)


def _quoting(words: str) -> tuple[Page, ...]:
    return tuple(page for page in PAGES if any(said.speaker == words for said in page.claims))
