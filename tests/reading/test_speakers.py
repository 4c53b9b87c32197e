"""Speakers on passages that a linguist can edit (`tests/golden/speakers`), and their laws."""

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.grounding.actors import find
from tadmor.model.reading import Actor, Attribution
from tadmor.model.text import Span
from tadmor.reading.speakers import link

FOLDER = Path(__file__).parents[1] / "golden" / "speakers"
MARK = re.compile(r"([\[{<])(\d+) |[\]}>]")


class Passage(NamedTuple):
    title: str
    text: str
    attributions: tuple[Attribution, ...]
    speakers: dict[str, str]


def read(passage: str) -> Passage:
    title, _, body = passage.partition("\n")
    speakers = dict(re.findall(r"^(\d+) = (.+)$", body, re.MULTILINE))
    marked = re.sub(r"^\d+ = .+\n?", "", body, flags=re.MULTILINE).strip()
    text, at, opened = "", 0, list[tuple[str, str, int]]()
    roles: dict[tuple[str, str], list[Span]] = {}
    for match in MARK.finditer(marked):
        text, at = text + marked[at : match.start()], match.end()
        if match[1]:
            opened.append((match[1], match[2], len(text)))
        else:
            role, number, start = opened.pop()
            roles.setdefault((role, number), []).append(Span(start, len(text)))
    attributions = tuple(
        Attribution(
            id=number,
            source=tuple(roles.get(("[", number), ())),
            cue=tuple(roles.get(("<", number), ())),
            content=tuple(roles[("{", number)]),
        )
        for number in speakers
    )
    return Passage(title.strip(), text + marked[at:], attributions, speakers)


def passages() -> list[Passage]:
    files = sorted(FOLDER.glob("*.txt"))
    return [read(p) for f in files for p in f.read_text("utf-8").split("== ")[1:]]


def spoken(passage: Passage) -> dict[str, str]:
    actors = find(passage.text, (), passage.attributions)
    names = {actor.id: actor.name for actor in actors}
    linked = link(passage.text, passage.attributions, actors)
    return {one.id: names[one.speaker] if one.speaker else "-" for one in linked}


def test_there_are_enough_passages() -> None:
    assert len(passages()) >= 60


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: passage.title)
def test_passage(passage: Passage) -> None:
    assert spoken(passage) == passage.speakers


NAMES = ("Colonel Ana Ruiz", "Ruiz", "Major Ivo Kos", "the ministry", "The ministry", "residents")
PRONOUNS = ("he", "she", "they", "it", "who", "I")


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, tuple[Attribution, ...]]:
    """Draw sentences of a source and a content, some of them nested, some without a source."""
    text, attributions = "", list[Attribution]()
    for number in range(draw(st.integers(0, 8))):
        source = draw(st.sampled_from((*NAMES, *PRONOUNS, "")))
        start = len(text)
        text += source
        end = len(text)
        text += draw(st.sampled_from((" said ", ' said: "', " ", "\n\n", ". ")))
        content = Span(len(text), len(text) + 5)
        text += "words" + draw(st.sampled_from((". ", '" ', "\n\n", " and ")))
        inner = draw(st.booleans())
        attributions.append(
            Attribution(
                id=f"a{number}",
                source=(Span(start, end),) if source else (),
                content=(Span(0, content.end) if inner else content,),
            )
        )
    return text, tuple(attributions)


@given(articles())
def test_speakers_are_actors_and_nothing_else_changes(
    article: tuple[str, tuple[Attribution, ...]],
) -> None:
    text, attributions = article
    actors = find(text, (), attributions)
    linked = link(text, attributions, actors)
    assert linked == link(text, attributions, actors)
    assert {one.speaker for one in linked} <= {None, *(actor.id for actor in actors)}
    assert [replace(one, speaker=None) for one in linked] == list(attributions)


def test_without_actors_there_is_no_speaker() -> None:
    one = Attribution(id="a1", source=(Span(0, 3),), content=(Span(9, 13),))
    assert link("Ana said rain.", (one,), ())[0].speaker is None


def test_a_mention_that_only_tells_more_is_not_the_speaker() -> None:
    text = "Ana of the mill told Rik rain."
    ana = Actor(id="n1", name="Ana", type="person", mentions=(Span(0, 3),))
    mill = Actor(id="n2", name="mill", type="office", mentions=(Span(11, 15),))
    one = Attribution(id="a1", source=(Span(0, 15),), content=(Span(25, 29),))
    assert link(text, (one,), (mill, ana))[0].speaker == "n1"
