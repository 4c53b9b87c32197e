"""A board to begin with, from the rival explanations that a case itself gives."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow
from tadmor.model.text import quote
from tadmor.model.values import value

HEAD = """\
# A board to begin with; docs/explaining.md says what each line means. Nothing in it is decided:
# put the hypotheses in your own words, add those that nobody gives, and say of each observation
# which hypotheses expect it and which exclude it.
"""
EMPTY = """\
[observations.first]
sentence = "Something that one hypothesis expects and another does not"
frame = ["attack", "present"]
who = []
place = []

[hypotheses.one]
sentence = "…"
expects = ["first"]

[hypotheses.other]
sentence = "…"
unexpected = ["first"]
"""


@value
class Rival:
    """One of two explanations that a case gives for one thing: the saying's id and its words."""

    id: str
    words: str
    source: str


def propose(whole: Collection, pairs: Sequence[tuple[Rival, Rival]]) -> str:
    """Write a board from pairs of rival explanations; a bare form where there are none."""
    if not pairs:
        return f'{HEAD}# This case has no two explanations of one thing.\ntitle = "…"\n\n{EMPTY}'
    rivals = list({one.id: one for pair in pairs for one in pair}.values())
    against: dict[str, set[str]] = {one.id: set() for one in rivals}
    for left, right in pairs:
        against[left.id].add(right.id)
        against[right.id].add(left.id)
    names = {one.id: f"{_name(one.source)}-{at}" for at, one in enumerate(rivals, 1)}
    parts = [HEAD, 'title = "…"\n']
    parts += ["\n".join(_observation(whole, one, names[one.id])) for one in rivals]
    parts += ["\n".join(_hypothesis(one, names, against[one.id])) for one in rivals]
    return "\n".join(parts)


def _observation(whole: Collection, one: Rival, name: str) -> Iterator[str]:
    """Give an observation that finds the claims of an explanation, as far as they are typed."""
    yield f"# What {one.source} tells: {one.id}"
    yield f"[observations.told-{name}]"
    yield f"sentence = {_text(one.words)}"
    claims = [row for row in whole.claims if one.id in {row.id, row.attribution}]
    typed = [row for row in claims if row.frame not in {"cause", "other"}]
    if typed:
        yield from _typed(whole, typed)
    else:
        yield f"words = {_list([one.words])}"
        yield f"by = {_list([one.source])}"
    yield ""


def _typed(whole: Collection, claims: Sequence[ClaimRow]) -> Iterator[str]:
    places = {place.id: place.name for place in whole.places}
    texts = {source.facts.name: source.reading.text for source in whole.sources}
    yield f"frame = {_list(row.frame for row in claims)}"
    yield f"who = {_list(word for row in claims for word in _who(row, texts))}"
    yield f"place = {_list(places[row.place] for row in claims if row.place in places)}"
    if day := next((row.time for row in claims if row.time), None):
        yield f"time = {_text(day)}"


def _hypothesis(one: Rival, names: Mapping[str, str], against: set[str]) -> Iterator[str]:
    yield f"[hypotheses.{names[one.id]}]"
    yield f"sentence = {_text(one.words)}  # put it in your own words"
    yield f"expects = {_list([f'told-{names[one.id]}'])}"
    yield f"exclusive = {_list(names[other] for other in names if other in against)}"
    yield ""


def _who(row: ClaimRow, texts: Mapping[str, str]) -> Iterator[str]:
    for role, spans in row.roles.items():
        if role not in {"place", "cause", "effect", "capacity"}:
            yield quote(texts.get(row.document, ""), spans)


def _name(source: str) -> str:
    words = "".join(mark if mark.isalnum() and mark.isascii() else " " for mark in source.lower())
    return "-".join(words.split()[:3]) or "somebody"


def _text(words: str) -> str:
    """Give words as a TOML string, which JSON's is."""
    return json.dumps(" ".join(words.split()), ensure_ascii=False)


def _list(words: Iterable[str]) -> str:
    return json.dumps(list(dict.fromkeys(words)), ensure_ascii=False)
