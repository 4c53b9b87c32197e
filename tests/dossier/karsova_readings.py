"""The readings of Karsova's pages, as a careful reader would make them."""

from tadmor.model.reading import (
    Actor,
    Attribution,
    Bounds,
    Claim,
    ClaimTimes,
    Place,
    Reading,
    Voice,
)
from tadmor.model.text import Span
from tests.dossier.karsova_pages import POINTS, SPEAKERS, Page, Words
from tests.dossier.make import at, facts


def read(page: Page) -> Reading:
    """Make the reading of a page, as a careful reader would."""
    names = [name for name in POINTS if name in page.text]
    speakers = [words for words in SPEAKERS if words in page.text]
    local = {words: f"n{number}" for number, words in enumerate(speakers, 1)}
    places = {name: f"p{number}" for number, name in enumerate(names, 1)}
    return Reading(
        document=facts(
            page.name,
            page.text,
            title=page.title,
            publisher=page.publisher,
            published=page.published,
            language="en",
            note="A fictional page, written for Tadmor's tests.",
        ),
        text=page.text,
        voices=(
            Voice(id="v0", kind="author", published=page.published),
            Voice(id="v1", kind="headline", spans=(at(page.text, page.text.split("\n")[0]),)),
        ),
        attributions=tuple(
            _attribution(page, said, number, local) for number, said in enumerate(page.claims, 1)
        ),
        actors=tuple(
            Actor(id=local[words], name=SPEAKERS[words], type="office", mentions=_all(page, words))
            for words in speakers
        ),
        places=tuple(_place(page, name, places[name]) for name in names),
        claims=tuple(
            _claim(page, said, number, places) for number, said in enumerate(page.claims, 1)
        ),
    )


def _all(page: Page, words: str) -> tuple[Span, ...]:
    return (at(page.text, words),)


def _place(page: Page, name: str, id_: str) -> Place:
    lat, lon, kind = POINTS[name]
    return Place(
        id=id_,
        name=name[0].upper() + name[1:],
        lat=lat,
        lon=lon,
        radius_km=2.0 if kind == "near" else 0.5,
        kind="near" if kind == "near" else "point",
        authority=f"test:{name}",
        mentions=_all(page, name),
        why="the case's own gazetteer",
    )


def _attribution(page: Page, said: Words, number: int, speakers: dict[str, str]) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=_all(page, said.speaker),
        cue=_all(page, said.cue),
        content=_all(page, said.words),
        speaker=speakers[said.speaker],
        stance=said.stance,
        said=page.published,
    )


def _claim(page: Page, said: Words, number: int, places: dict[str, str]) -> Claim:
    start, _, end = (said.time or "").partition("/")
    bounds = Bounds(
        edtf=said.time, start_min=start, start_max=start, end_min=end or start, end_max=end or start
    )
    return Claim(
        id=f"c{number}",
        frame=said.frame,
        span=at(page.text, said.words),
        roles={},
        actors={},
        place=places[said.place],
        time=said.time,
        times=ClaimTimes(event=bounds),
        polarity="denies" if said.stance == "denies" else "asserts",
        figure=said.figure,
        attribution=f"a{number}",
    )
