"""Readings made by hand, of documents that do not exist, and what helps to make them."""

import hashlib

from tadmor.model.reading import (
    Actor,
    Attribution,
    Claim,
    DocumentFacts,
    Reading,
    TimeExpression,
    Voice,
)
from tadmor.model.text import Span

LETTER = """\
رسالة من الحصن

قال قائد الحامية إن الجسر سقط يوم الأحد.
"""


def at(text: str, words: str, after: str = "") -> Span:
    """Find `words` in `text`, at or after the first `after`."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def facts(name: str, text: str, **more: str) -> DocumentFacts:
    return DocumentFacts(name=name, sha256=hashlib.sha256(text.encode()).hexdigest(), **more)


def letter() -> Reading:
    """Give a short Arabic reading: one attribution, one time without a value."""
    return Reading(
        document=facts("letter.txt", LETTER, language="ar"),
        text=LETTER,
        voices=(Voice(id="v0", kind="author"),),
        attributions=(
            Attribution(
                id="a1",
                source=(at(LETTER, "قائد الحامية"),),
                cue=(at(LETTER, "قال"),),
                content=(at(LETTER, "الجسر سقط يوم الأحد"),),
                speaker="n1",
            ),
        ),
        actors=(Actor(id="n1", name="قائد الحامية", type="person"),),
        times=(
            TimeExpression(
                id="t1", span=at(LETTER, "يوم الأحد"), rule="the letter's date is not known"
            ),
        ),
        claims=(
            Claim(
                id="c1",
                frame="loss",
                span=at(LETTER, "الجسر سقط يوم الأحد"),
                roles={"place": (at(LETTER, "الجسر"),)},
                actors={},
                attribution="a1",
            ),
        ),
    )


def hostile() -> Reading:
    """Give a reading all of whose words try to become markup, script or a link."""
    attack = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>"
    return Reading(
        document=facts(
            f"{attack}.txt",
            attack,
            title=attack,
            publisher=f"{attack} Press",
            url="javascript:alert(1)",
            note=f"<!--\u2028{attack}\\1 $& \u2029",
        ),
        text=f"{attack}\n\n<b>said</b> <!-- the end",
        voices=(Voice(id="v0", kind="author", name=attack),),
        attributions=(
            Attribution(id="a1", source=(Span(0, 9),), content=(Span(10, 40),), speaker="n1"),
        ),
        actors=(Actor(id="n1", name=attack, type="person"),),
        claims=(
            Claim(
                id="c1",
                frame=attack,
                span=Span(10, 40),
                roles={"<i>role</i>": (Span(10, 18),)},
                actors={"<i>role</i>": "n1"},
                attribution="a1",
            ),
        ),
    )
