"""Mentions of bodies: customary names, and phrases built on a noun such as army or ministry."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from tadmor.grounding.actor_tokens import COMPOUND, ORDINAL, Line, Token, keys, tokenise
from tadmor.grounding.actor_words import BODIES, TYPES, Known, Sort, load
from tadmor.model.reading import ActorType
from tadmor.model.text import Span
from tadmor.model.values import value

# A longer row of modifiers is a headline, not a name.
LONGEST = 7


@value
class Mention:
    """One mention. `words` are its telling words folded; `owner` is what it is said to be part of.

    A person's name begins with `given`, its title at `titled`; `roles` has the words of title and
    apposition. `definite` marks a description that points back ("the ministry"), `named` one with
    a name in it, `fresh` one that brings in another ("a second witness"),
    `needed` a source, which must get an actor even where nothing is known of it.
    """

    span: Span
    type: ActorType
    words: frozenset[str]
    head: str
    person: bool = False
    given: str = ""
    titled: int | None = None
    named: bool = False
    definite: bool = False
    plural: bool = False
    fresh: bool = False
    needed: bool = False
    known: Known | None = None
    short_for: Span | None = None
    roles: frozenset[str] = frozenset()
    owner: Span | None = None


def bodies(line: Line) -> list[Mention]:
    """Find every body that the text names, in text order, nested ones included."""
    found = list(_customary(line))
    ends = {line.within(mention.span)[-1]: mention for mention in found}
    taken = {index for mention in found for index in line.within(mention.span)}
    starts = {line.within(mention.span)[0]: mention for mention in found}
    found += [
        phrase
        for phrase in _phrases(line, taken)
        if not _repeats(line, phrase, ends) and not _leads_to(line, phrase, starts)
    ]
    return sorted(found, key=lambda mention: (mention.span.start, -mention.span.end))


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], Known]]]:
    """Customary names by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Known]]] = defaultdict(list)
    for known in load().known:
        for name in known.names:
            words = tuple(token.text.replace("\u2019", "'") for token in tokenise(name))
            index[words[0].lower()].append((words, known))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def _customary(line: Line) -> Iterator[Mention]:
    index, at = _index(), 0
    while at < len(line.tokens):
        past = at + 1
        for words, known in index.get(line.low(at), ()):
            if _spelled(line, at, words):
                past = at + len(words)
                first = at + (words[0] == "the")
                yield Mention(
                    span=line.span(first, past),
                    type=known.type,
                    words=keys(line.words, [token.low for token in line.tokens[first:past]]),
                    head=line.low(past - 1),
                    named=True,
                    known=known,
                )
                break
        at = past


def _spelled(line: Line, at: int, words: tuple[str, ...]) -> bool:
    """Compare letter by letter, but for the article."""
    for step, word in enumerate(words):
        token = line.at(at + step)
        if token is None or (step and not token.joined):
            return False
        if token.text.endswith(".") and line.text[token.end : token.end + 1] == "-":
            return False  # "U.N.-backed"
        if token.text.replace("\u2019", "'") != word and not (word == "the" == token.low):
            return False
    return True


def _phrases(line: Line, taken: set[int]) -> Iterator[Mention]:
    """Build phrases round head nouns, from their first modifier to the end of "of …"."""
    for head, token in enumerate(line.tokens):
        sort = line.words.sort(token.low)
        loose = sort in ("loose", "masthead")
        proper = loose and token.capital and head and line.tokens[head - 1].capital
        if sort is None or not (sort in BODIES or proper) or head in taken:
            continue
        if _continues(line, head):
            continue
        if token.low == "military" and line.follows(head + 1) and _adjective(line, head):
            continue
        mention = _phrase(line, head, sort)
        if mention is not None:
            yield mention


def _continues(line: Line, head: int) -> bool:
    """Say whether the real head comes after: "government forces", but not "army commander"."""
    if line.tokens[head].owns or not line.follows(head + 1):
        return False
    after = line.words.sort(line.low(head + 1))
    return after in BODIES or (after is None and line.low(head + 1) in ("defence", "defense"))


def _adjective(line: Line, head: int) -> bool:
    following = line.low(head + 1)
    return not (line.has("noun_follows", head + 1) or line.words.sort(following) == "role")


def _type(line: Line, sort: Sort, words: frozenset[str], past: int) -> ActorType:
    if "news" in words:
        return "outlet"
    inner = line.words.sort(line.low(past - 1))
    return "force" if sort == "group" and inner in ("force", "fighter") else TYPES[sort]


def _repeats(line: Line, phrase: Mention, ends: dict[int, Mention]) -> bool:
    """Say whether a phrase only dresses a customary name: "Taliban fighters", "TASS agency"."""
    head = line.within(phrase.span)[-1]
    name = ends.get(head - 1 - (line.low(head - 1) == "news"))
    if name is None or name.known is None or not phrase.span.overlaps(name.span):
        return False
    forces = phrase.type == "force" and name.type == "force"
    return forces or phrase.head in name.known.heads | {"movement", "group"}


def _leads_to(line: Line, phrase: Mention, starts: dict[int, Mention]) -> bool:
    """Say whether a phrase only tells what a customary name is: "state news agency SANA"."""
    past = line.within(phrase.span)[-1] + 1
    name = starts.get(past)
    known = name.known if name is not None and line.follows(past) else None
    return known is not None and phrase.head in known.heads


def _phrase(line: Line, head: int, sort: Sort) -> Mention | None:
    first, past = before(line, head), after(line, head)
    words = keys(line.words, [token.low for token in line.tokens[first:past]])
    noun = line.words.singular(line.low(head))[0]
    noun = line.words.expansions.get(noun, (noun,))[-1]
    telling = past > first + 1 and _telling(line, first, past, head)
    telling = telling and not words <= {line.words.fold(noun)}  # "the Britain-based Observatory"
    definite = line.low(first - 1) == "the" and past == head + 1
    plural = line.words.singular(line.low(head))[1] or noun in ("force", "forces", "troops")
    if first == head and past == head + 1 and not definite:
        return None
    if sort == "fighter" and not plural and not telling:
        return None  # "the pilot" is one man
    if any(re.fullmatch(r"[A-Z]\.", line.tokens[index].text) for index in range(first, head)):
        return None  # "Laurence H. Tribe"
    if words and words <= set(line.words.countries.values()):
        return None  # "the Russian Federation" is a place until it speaks
    if not definite and not telling and not (sort in ("force", "fighter") and plural):
        return None
    return Mention(
        span=line.span(first, past),
        type=_type(line, sort, words, past),
        words=words,
        head=noun,
        named=telling,
        definite=definite and not telling,
        plural=plural,
        owner=_owner(line, head, past),
    )


def before(line: Line, head: int) -> int:
    """Walk back from a head noun over what may modify it; give the first token of the phrase."""
    first = head
    while line.follows(first) and head - first < LONGEST and line.modifies(first - 1):
        token = line.tokens[first - 1]
        if token.shouted and not line.tokens[first].shouted and token.opens:
            break  # a dateline
        if line.has("opening", first - 1) and not line.named(first - 1):
            break
        first -= 1
        if token.owns and not token.capital:
            return first + 1
        if line.has("particle", first - 1) and first > 1 and line.named(first - 2):
            first -= line.follows(first)  # "Diario de Levante"
    while first < head and line.tokens[head].capital and not _proper(line, first):
        first += 1  # "the activist-run Palmyra Committee": the name begins at its first capital
    return first


def _proper(line: Line, index: int) -> bool:
    """Say whether a name may begin with a token: a capital, or "3rd" as in "3rd Corps"."""
    token = line.tokens[index]
    return token.capital or ORDINAL.match(token.low) is not None


def after(line: Line, head: int) -> int:
    """Walk on from a head noun over "of the …"; give the token past the end of the phrase."""
    past = head + 1
    while line.low(past) in ("of", "for") and line.follows(past) and not line.tokens[past - 1].owns:
        step = past + 1 + (line.low(past + 1) == "the")
        end = step
        while line.at(end) is not None and line.follows(end) and _complements(line, end, head):
            end += 1
        if line.low(end - 1) == "and":
            end -= 1
        if end <= step:
            break
        past = end
    return past


def _complements(line: Line, index: int, head: int) -> bool:
    if line.tokens[index - 1].owns:
        return False
    if line.low(index) == "and":
        following = line.at(index + 1)
        if following is None or not following.capital or following.low in line.words.countries:
            return False
        civil = line.words.sort(line.low(head)) in ("office", "group")
        return civil and (line.tokens[head].capital or line.low(head) == "ministry")
    sort = line.words.sort(line.low(index))
    if line.words.sort(line.low(index - 1)) in BODIES and sort is None:
        return False  # "the Armed Forces Valery Gerasimov": the name of the body has ended
    if line.low(head) in ("ministry", "department") and line.low(index - 1) in ("of", "the"):
        return True
    return (
        line.named(index)
        or line.low(index) in line.words.countries
        or (sort in BODIES or line.low(index) in line.words.lists["modifier"])
    )


def _telling(line: Line, first: int, past: int, head: int) -> bool:
    """Say whether a phrase names one body: it has a capital, a country, or is a ministry's."""
    for index in range(first, past):
        if index == head and line.tokens[index].opens:
            continue
        token = line.tokens[index]
        if token.low in line.words.countries or _led_by_name(token):
            return True
        if line.named(index) and not _lone(line, index, head):
            return True
        if ORDINAL.match(token.low) and line.tokens[head].capital:
            return True
    return False


def _led_by_name(token: Token) -> bool:
    """Say whether a word is like "Saudi-led"."""
    return token.capital and COMPOUND.match(token.low) is not None


def _lone(line: Line, index: int, head: int) -> bool:
    """Say whether a capital names nothing: it opens the sentence, or is a creed's ("Islamist")."""
    token = line.tokens[index]
    common = token.low in line.words.lists["modifier"]
    if token.opens:
        return common or line.words.sort(token.low) is not None
    return common and not line.tokens[head].capital


def _owner(line: Line, head: int, past: int) -> Span | None:
    """Give the body after "of": the General Staff of the Armed Forces is part of those."""
    for inner in range(past - 1, head + 1, -1):
        sort = line.words.sort(line.low(inner))
        if sort in BODIES:
            return line.span(max(before(line, inner), head + 2), past)
    return None
