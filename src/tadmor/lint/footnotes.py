"""Footnotes for markdown-it, which has none of its own: `[^label]` and `[^label]: words`.

A definition runs to the next definition or blank line, and past blank lines as long as what
follows is indented, as in the dialects that have footnotes. Its words are kept as they stand.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:")
INDENT = 4
# What a definition ends without a blank line before it.
ENDED = ("paragraph", "reference", "blockquote", "list")


def footnotes(parser: MarkdownIt) -> None:
    """Teach a parser footnotes: tokens `note` (a definition) and `note_reference`."""
    parser.block.ruler.before("reference", "note", _definition, {"alt": list(ENDED)})
    parser.inline.ruler.before("link", "note_reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it
    found = REFERENCE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("note_reference", "", 0)
        token.meta = {"label": found[1], "start": found.start(), "end": found.end()}
    state.pos = found.end()
    return True


def _definition(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    found = DEFINITION.match(_line(state, first))
    if found is None:
        return False
    if not silent:
        last = first + 1
        while last < end and _goes_on(state, last, end):
            last += 1
        token = state.push("note", "", 0)
        token.meta, token.map = {"label": found[1]}, [first, last]
        state.line = last
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _goes_on(state: StateBlock, number: int, end: int) -> bool:
    """Say whether a line still belongs to the definition above it."""
    if not state.isEmpty(number):
        if state.isEmpty(number - 1):
            return state.sCount[number] >= INDENT
        return DEFINITION.match(_line(state, number)) is None
    following = next((n for n in range(number, end) if not state.isEmpty(n)), None)
    return following is not None and state.sCount[following] >= INDENT
