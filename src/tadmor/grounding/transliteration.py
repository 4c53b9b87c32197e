"""Spellings that may be one name: how names written in another script come out in Latin letters.

Three forms, each looser than the one before. `fold` takes away what a keyboard may lack: accents,
ayn and hamza, hyphens, case. `sound` also merges what romanisations of Arabic, Persian, Russian and
Ukrainian disagree on: the article and its assimilation, ou and u, q and k, a final h, doubled
letters. `skeleton` keeps only the consonants of `sound`, to look names up by. A match by `sound`
or `skeleton` is a candidate only: "Al Busayri" is not "Al Busayrah", and two villages may share a
spelling. Nearness decides (`place_ranking`).
"""

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset(
    "al el ul il ad ed ud adh edh an en ar er as es ash esh at et ath eth az ez ez dh".split()
)
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

# Letters that Unicode does not take apart into a base letter and an accent.
_SILENT = "'`.\"\u00b4\u2018\u2019\u201c\u201d\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8"
_GAPS = "-_/,()\u2010\u2011\u2012\u2013\u2014"
_WHOLE = {
    "\u0131": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ə": "e",
    "ǝ": "e",
    "ħ": "h",
    "ŋ": "n",
    "&": " and ",
}
_LETTERS = str.maketrans(dict.fromkeys(_SILENT, "") | dict.fromkeys(_GAPS, " ") | _WHOLE)
# In this order; each is one disagreement between romanisations.
_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"tch|tsch", "ch"),
        (r"dzh|dj|zh", "j"),
        (r"shch|sch", "sh"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"[qc](?!h)|ck", "k"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"oo|ou|au|aw|ow|uw", "u"),
        (r"ee|ea|ei|ai|ey|ay|iy|yi|ij(?=$)|ie", "i"),
        (r"[aeo]?y(?=$)", "i"),
        (r"(?<=[a-z])[ae]h?(?=$)", "a"),
        (r"ov(?=$)|iv(?=$)", "uv"),
        (r"(?<!^)y", "i"),
        (r"(?<!^)w", "u"),
        (r"o", "u"),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aiu]")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Give a name without case, accents, ayn, hamza and hyphens: `Khān-Ţūmān` is `khan tuman`."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(SHORT.get(word, word) for word in letters.translate(_LETTERS).split())


def bare(name: str) -> str:
    """Give a folded name without the Arabic article it opens with: `Al-Qāmishlī` is `qamishli`."""
    first, _, rest = fold(name).partition(" ")
    return rest if first in ARTICLES and len(rest) > 3 else fold(name)


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """Give a name as it may be heard: `Khan Touman` and `Khān Ţūmān` are both `han tuman`."""
    words = fold(name).split()
    kept = [word for word in words if word not in ARTICLES] or words
    return " ".join(filter(None, map(_heard, kept)))


def skeleton(name: str) -> str:
    """Give the consonants of `sound`, with a mark for a vowel that opens or closes the name.

    The closing vowel is kept because it tells names apart: Busayri is not Busayra.
    """
    heard = sound(name)
    bare = _VOWELS.sub("", heard).replace(" ", "")
    opening = "a" if heard[:1] in "aiu" else ""
    closing = heard[-1] if len(heard) > 1 and heard[-1] in "aiu" else ""
    return f"{opening}{bare}{closing}"


def alike(one: str, other: str) -> bool:
    """Say whether two `sound` forms of one skeleton differ only as romanisations of a name do.

    One vowel may differ in a name of four consonants and more, and none in a shorter one.
    """
    short = len(_VOWELS.sub("", one)) < 4
    return one == other if short else distance(one, other) <= 1


def distance(one: str, other: str) -> int:
    """Count the letters to insert, drop or change to make one word the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]


def _heard(word: str) -> str:
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word
