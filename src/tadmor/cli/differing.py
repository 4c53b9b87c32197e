"""Two quotations one under the other, with the words that only one of them has underlined."""

import re
from difflib import SequenceMatcher

import click

WORD = re.compile(r"\w+(?:['\u2019.,]\w+)*")
# Words that tell no difference by themselves; negations, bounds and doubt do, and are not here.
STOP = frozenset(
    "a an the this that these those it its he his him she her they their them we our us i my you "
    "your who which what there here and or but as if than of in on at by to for from with into is "
    "are was were be been has have had do does did also".split()
)


def marked(left: str, right: str) -> tuple[str, str]:
    """Give both with the differing words underlined, on a terminal; alike where they share none."""
    sides = [[w for w in WORD.finditer(side) if _key(w) not in STOP] for side in (left, right)]
    one, other = ([_key(word) for word in side] for side in sides)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    kept = [{block[n] + i for block in blocks for i in range(block.size)} for n in (0, 1)]
    if not kept[0]:
        return left, right
    return _underlined(left, sides[0], kept[0]), _underlined(right, sides[1], kept[1])


def _key(word: "re.Match[str]") -> str:
    return word[0].casefold().replace("\u2019", "'")


def _underlined(side: str, words: "list[re.Match[str]]", kept: set[int]) -> str:
    pieces, end = [], 0
    for number, word in enumerate(words):
        if number not in kept:
            pieces += [side[end : word.start()], click.style(word[0], underline=True)]
            end = word.end()
    return "".join([*pieces, side[end:]])
