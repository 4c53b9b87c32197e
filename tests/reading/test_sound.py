"""What stands of the reader's findings: whose words they are is cut to a name, or to nothing."""

import pytest

from tadmor.model.text import Span, quote
from tadmor.reading.sound import standing
from tadmor.reading.tagger import Found


def _found(text: str, source: str, cue: str, content: str) -> Found:
    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    return Found(source=at(source), cue=at(cue), content=at(content), confidence=0.9)


@pytest.mark.parametrize(
    ("text", "source", "cue", "named"),
    [
        ("Days later the radio said the town fell.", "Days later the radio", "said", "the radio"),
        ("On Monday the mayor said the town fell.", "On Monday the mayor", "said", "the mayor"),
        ("Meanwhile, the mayor said the town fell.", "Meanwhile, the mayor", "said", "the mayor"),
        ("The Gazette said the town fell.", "The", "said", "The Gazette"),
        ("Only the makers said the town fell.", "the", "said", "the makers"),
        ("The Sunday Post said the town fell.", "The Sunday Post", "said", "The Sunday Post"),
        ("Friday Harbour said the town fell.", "Friday Harbour", "said", "Friday Harbour"),
    ],
)
def test_a_source_is_a_name_without_its_time(text: str, source: str, cue: str, named: str) -> None:
    kept = standing(text, (_found(text, source, cue, "the town fell"),), ())
    assert [quote(text, item.source) for item in kept] == [named]


def test_an_article_alone_is_nobody() -> None:
    text = "It was, the, said the town fell."
    kept = standing(text, (_found(text, "the", "said", "the town fell"),), ())
    assert [item.source for item in kept] == [()]


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        (
            "It said the town fell on Thursday.",
            "the town fell on",
            "the town fell on Thursday",
        ),
        (
            "It said ten died on 9 April 2003, others more.",
            "ten died on",
            "ten died on 9 April 2003",
        ),
        ("It said the town had to be lived in.", "be lived in", "be lived in"),
        ("It said they hoped for", "they hoped for", "they hoped for"),
    ],
)
def test_a_content_that_breaks_off_goes_on_to_its_noun(text: str, content: str, whole: str) -> None:
    kept = standing(text, (_found(text, "It", "said", content),), ())
    assert [quote(text, item.content) for item in kept] == [whole]
