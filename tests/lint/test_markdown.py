"""A report's plain words know their place in it, whatever marks stand around them."""

from hypothesis import given
from hypothesis import strategies as st

from tadmor.lint.markdown import parse
from tadmor.lint.report import read

MARKED = """See *the [page](http://example.org/a_(b)) now* and a\\*b &amp; `x y`[^1] <!-- note -->\r
end.

> quoted
> more[^2]

1. item
   two

| a | b |
|---|---|
| c | d |

[^1]: first
  goes on

    and on

[^2]: "second"
"""


def test_marks_are_no_words() -> None:
    page = parse(MARKED)
    words = [passage.text for passage in page.passages]
    assert words == ["See the page now and a*b & x y  end.", "quoted more", "item two"]
    assert [note.label for note in page.notes] == ["1", "2"]
    assert page.notes[0].text.split() == ["first", "goes", "on", "and", "on"]
    assert [comment.text for comment in page.comments] == ["<!-- note -->"]
    assert [passage.quoted for passage in page.passages] == [False, True, False]


def test_every_character_knows_its_place() -> None:
    page = parse(MARKED)
    for passage in page.passages:
        assert len(passage.places) == len(passage.text)
        for mark, place in zip(passage.text, passage.places, strict=True):
            assert page.source[place] in {mark, "\n", "&", "\\"}


@given(st.text('ab *_[]()^:<>!-#`\\"\n&1', max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    report = read(text)
    assert len(report.places) == len(report.prose)
    for sentence in report.sentences:
        place = report.at(sentence.span)
        assert 0 <= place.start < place.end <= len(report.source)


def test_citations_belong_to_the_sentence_before() -> None:
    report = read('One fell.[^a] Two fell [clm_abcdef]. "Three of them fell," he said. Four.\n')
    cited = [[citation.words for citation in one.citations] for one in report.sentences]
    assert cited == [["a"], ["clm_abcdef"], ["Three of them fell,"], []]
    assert "clm" not in report.prose
