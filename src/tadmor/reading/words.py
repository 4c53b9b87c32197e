"""Words: what the trained reader sees of a text, and where quotations are.

Training and reading both come through here, so that they cannot see a text differently. Nothing
is normalised: a word keeps its place in the text, and only the form that the model is shown may
differ (quotation marks of every style are shown as curly double ones).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from tadmor.model.sentences import wrapped
from tadmor.model.text import Span, Spans

LINE_BREAK: Final = "[MASK]"  # no word of a text has this form, so it can stand for newlines
NO_FEATURE, BREAK_FEATURE = 0, 9  # between them: four shapes, outside and inside a quotation
FEATURES: Final = 10

_WORD = re.compile(r"\n|''|``|\w+|[^\w\s]")
_OPEN, _CLOSE, _LOW = "\u201c", "\u201d", "\u201e"
_MARKS: Final = {
    _OPEN: _OPEN,
    _CLOSE: _CLOSE,
    _LOW: _OPEN,
    "\u201f": _OPEN,
    "\u00ab": _OPEN,
    "\u00bb": _CLOSE,
    "``": _OPEN,
    '"': None,  # straight marks: the words beside them say which way they face
    "''": None,
    "\uff02": None,
}
_DOUBLE = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|''")
# A single mark opens before a word and closes after one; the one in "don't" does neither. The
# length is bounded so that a text of nothing but openings is still read in linear time.
_SINGLE = re.compile(
    r"(?<![\w'\u2018\u2019])(['\u2018])(?=\w)"
    r"(?:[^\n'\u2019]|['\u2019](?=\w)){1,600}(['\u2019])(?!\w)"
)


@dataclass(slots=True)
class Words:
    """The words of a text in order, a run of newlines as one; `features` says how each looks."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    features: list[int] = field(default_factory=list)

    def add(self, start: int, end: int, form: str, feature: int) -> None:
        """Put a word at the end."""
        self.starts.append(start)
        self.ends.append(end)
        self.forms.append(form)
        self.features.append(feature)


@lru_cache(maxsize=4)
def words(text: str) -> Words:
    """Cut a text into words, with the form and the feature that the model is shown of each.

    What is given is kept for whoever asks again: nobody may change it.
    """
    found = Words()
    singles = _single_marks(text)
    lines_a_break = 2 if wrapped(text) else 1
    inside = low = False
    lines = opened = 0
    for match in _WORD.finditer(text):
        form, (start, end) = match.group(), match.span()
        lines = lines + 1 if form == "\n" else 0
        if lines:
            if lines == lines_a_break and found.forms:
                if inside:
                    _close_early(found, opened)
                inside = low = False
                found.add(start, end, LINE_BREAK, BREAK_FEATURE)
        elif form in _MARKS or start in singles:
            # In German, the mark that opens in English closes.
            fixed = _CLOSE if low and form == _OPEN else singles.get(start) or _MARKS[form]
            mark = fixed or _direction(text, start, end, inside=inside)
            inside, low = mark == _OPEN, form == _LOW
            opened = len(found.forms) if inside else opened
            found.add(start, end, mark, _shape(mark) + 1)
        else:
            found.add(start, end, form, _shape(form) + inside)
    if inside:
        _close_early(found, opened)
    return found


def _close_early(found: Words, opened: int) -> None:
    """End a quotation that its paragraph leaves open.

    One that begins the paragraph goes on in the next, as newspapers print long quotations, and
    has all of it. Of one that begins within it the closing mark was lost: it has its sentence.
    """
    if opened == 0 or found.forms[opened - 1] == LINE_BREAK:
        return
    ends = (n for n in range(opened, len(found.forms)) if found.forms[n] in {".", "!", "?"})
    for n in range(next(ends, len(found.forms)) + 1, len(found.forms)):
        found.features[n] = _shape(found.forms[n])


@lru_cache(maxsize=20_000)
def _shape(form: str) -> int:
    """Give one number for a word's shape: other, lower case, capitalised, capitals.

    Each leaves room for another: that the word stands in a quotation.
    """
    shape = 0
    if form.islower():
        shape = 1
    elif form[0].isupper():
        shape = 3 if len(form) > 1 and form.isupper() else 2
    return 1 + 2 * shape


def _direction(text: str, start: int, end: int, *, inside: bool) -> str:
    """Say whether a straight mark opens or closes, by the white space beside it."""
    space_before = start == 0 or text[start - 1].isspace()
    space_after = end == len(text) or text[end].isspace()
    if space_before != space_after:
        return _OPEN if space_before else _CLOSE
    return _CLOSE if inside else _OPEN


def _single_marks(text: str) -> dict[int, str]:
    """Give single quotation marks by position, if the text quotes mainly with those."""
    marks: dict[int, str] = {}
    for match in _SINGLE.finditer(text):
        marks[match.start(1)], marks[match.start(2)] = _OPEN, _CLOSE
    return marks if len(marks) > len(_DOUBLE.findall(text)) else {}


def quoted(text: str) -> Spans:
    """Give the stretches in quotation marks of any style, marks included.

    A quotation left open ends with its paragraph.
    """
    found = words(text)
    spans: list[Span] = []
    open_ = False
    for start, end, form, feature in zip(
        found.starts, found.ends, found.forms, found.features, strict=True
    ):
        inside = form != LINE_BREAK and feature % 2 == 0
        if inside and open_:
            spans[-1] = Span(spans[-1].start, end)
        elif inside:
            spans.append(Span(start, end))
        open_ = inside and form != _CLOSE
    return tuple(spans)
