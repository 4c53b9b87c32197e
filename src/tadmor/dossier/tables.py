"""A case's tables: rows with the case's own ids, and with every claim its chain of relay."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from tadmor.model.findings import ClaimRow, Party
from tadmor.model.provenance import Mark
from tadmor.model.reading import Attribution, Claim, Reading, chain
from tadmor.model.text import quote

UNNAMED = "not named"


def claims(reading: Reading, marks: tuple[Mark, ...]) -> Iterator[ClaimRow]:
    """Give the rows of the claims of one reading."""
    ids = {mark.local: mark.id for mark in marks}
    for claim in reading.claims:
        relay = _relay(reading, claim, ids)
        yield ClaimRow(
            **_fields(_case_wide(claim, ids)),
            document=reading.document.name,
            quote=quote(reading.text, claim.span),
            relay=relay,
            originating_source=relay[-1],
        )


def _fields(claim: Claim) -> dict[str, Any]:
    return {field.name: getattr(claim, field.name) for field in fields(claim)}


def _case_wide(claim: Claim, ids: Mapping[str, str]) -> Claim:
    return replace(
        claim,
        id=ids[claim.id],
        attribution=claim.attribution and ids[claim.attribution],
        voice=ids[claim.voice],
        place=claim.place and ids[claim.place],
        actors={role: ids[actor] for role, actor in claim.actors.items()},
    )


def _relay(reading: Reading, claim: Claim, ids: Mapping[str, str]) -> tuple[Party, ...]:
    """Follow a claim from the voice on the page to the one it goes back to."""
    around = chain(reading, claim.attribution)
    voice = next(voice for voice in reading.voices if voice.id == claim.voice)
    page = Party(id=ids[voice.id], name=voice.name or _page_name(reading, voice.kind))
    return (page, *(_speaker(reading, said, ids) for said in around))


def _page_name(reading: Reading, kind: str) -> str:
    publisher = reading.document.publisher or reading.document.name
    return f"{kind} ({publisher})"


def _speaker(reading: Reading, said: Attribution, ids: Mapping[str, str]) -> Party:
    names = {actor.id: actor.name for actor in reading.actors}
    if said.speaker is not None:
        return Party(id=ids[said.speaker], name=names[said.speaker])
    return Party(id=None, name=quote(reading.text, said.source) or UNNAMED)
