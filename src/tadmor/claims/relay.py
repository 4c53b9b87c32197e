"""How a claim's facts fare through those who report it, from the innermost speaker out."""

import re
from collections.abc import Sequence

from tadmor.model.reading import Aspect, Attribution, Certainty, Polarity
from tadmor.model.text import quote
from tadmor.model.values import value

SURE: tuple[Certainty, ...] = ("certain", "unstated", "probable", "possible")
ORDERS = re.compile(r"\b(?:order|command|instruct|direct|told|bade)")
# What a reporter makes of somebody's words is not that somebody's claim: "the ministry implied".
IMPLIED = re.compile(
    r"\b(?:impl(?:y|ies|ied|ying)|hint(?:s|ed|ing)?|insinuat\w+"
    r"|falsely|wrongly|mistakenly|erroneously|prematurely)\b"
)
WISHED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend\w*|threaten\w*|hop(?:e|es|ed|ing)|wish\w*|pray\w*|dream\w*)\b"
)
HEARSAY = re.compile(r"\b(?:hear|heard|rumou?r\w*|fear\w*|accus\w*|suspect\w*)\b")
UNSOURCED = re.compile(r"\b(?:said|believed|thought|reported|understood|presumed)\b")
SUPPOSED = re.compile(r"\b(?:could|might|may|should)\s+(?:\w+ly\s+)?(?:not\s+)?\w+\Z")
CLAIMS = re.compile(r"\b(?:claim|profess|purport|pretend|den(?:y|i)|admit)\w*$")


@value
class Facts:
    """The polarity, aspect and certainty of one claim."""

    polarity: Polarity = "asserts"
    aspect: Aspect = "completed"
    certainty: Certainty = "unstated"


def through(text: str, chain: Sequence[Attribution], facts: Facts) -> Facts:
    """Carry facts outward through the speakers who report them, the innermost first."""
    polarity, aspect = facts.polarity, facts.aspect
    certainty = facts.certainty
    for depth, item in enumerate(chain):
        polarity = _said_by(item, polarity, innermost=depth == 0)
        if _is_supposed(text, item):
            polarity = "unasserted"
        if polarity == "asserts" and IMPLIED.search(quote(text, item.cue)):
            polarity = "unasserted"
        ordered = item.stance == "urges" and ORDERS.search(quote(text, item.cue))
        if item.stance == "urges" and aspect in {"completed", "ongoing"} | (
            {"planned"} if ordered else set()
        ):
            aspect = "ordered" if ordered else "planned"
        if aspect == "completed" and WISHED.search(quote(text, item.cue)):
            aspect = "planned"
        if aspect == "planned" and depth == 0 and _claims_to(text, item):
            aspect = "completed"
        certainty = max(certainty, item.certainty, _weight(text, item), key=SURE.index)
    return Facts(polarity=polarity, aspect=aspect, certainty=certainty)


def _claims_to(text: str, item: Attribution) -> bool:
    """Say whether "to" only opens what is claimed: "both sides claimed to control X"."""
    opens = text[item.content[0].start :][:3].lower() == "to " if item.content else False
    return opens and CLAIMS.search(quote(text, item.cue)) is not None


def _is_supposed(text: str, item: Attribution) -> bool:
    """Say whether somebody is only supposed to say it: "the officer could deny that"."""
    return any(SUPPOSED.search(text, max(0, cue.start - 24), cue.end) for cue in item.cue)


def _weight(text: str, item: Attribution) -> Certainty:
    """Give how sure a speaker's own word makes a thing: hearsay only makes it possible."""
    cue = quote(text, item.cue)
    if HEARSAY.search(cue):
        return "possible"
    if not item.source and UNSOURCED.search(cue):
        return "probable"
    return "probable" if item.stance == "infers" else "unstated"


def _said_by(item: Attribution, polarity: Polarity, *, innermost: bool) -> Polarity:
    """Turn round what is denied; what somebody is only denied to have said is left open."""
    if item.stance == "asks":
        return "asks"
    if item.negated or item.stance in {"doubts", "declines"}:
        return "unasserted"
    if item.stance == "denies":
        turned: dict[Polarity, Polarity] = {"asserts": "denies", "denies": "asserts"}
        return turned.get(polarity, polarity) if innermost else "unasserted"
    return polarity
