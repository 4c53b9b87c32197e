"""The scripts of names, and which countries' names reach English through another script."""

import unicodedata

# Countries whose names reach English through another script, so that one town has many spellings:
# their places keep every other name and are found by `skeleton` as well.
TRANSLITERATED = frozenset(
    "AE AF AM AZ BA BD BG BH BY CD DJ DZ EG EH ER ET GE GR IL IN IQ IR JO KG KM KW KZ LB LK LY "
    "MA MD ME MK ML MM MN MR NE NG NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TR UA UZ "
    "XK YE".split()
)
CYRILLIC = frozenset("BA BG BY KG KZ ME MK MN RS RU TJ UA UZ".split())
ARABIC = frozenset(
    "AE AF BH DJ DZ EG EH ER IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split()
)


def script(name: str) -> str:
    """Name the script of the first letter, and none where letters of two scripts meet."""
    kinds = {unicodedata.name(mark, "?").split()[0] for mark in name if mark.isalpha()}
    return kinds.pop() if len(kinds) == 1 else ""
