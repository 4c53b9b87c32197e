"""Mentions of persons by what they are: "the chaplain", "a nurse", "the prime minister"."""

from collections.abc import Iterable, Iterator, Sequence

from tadmor.grounding.actor_mentions import Mention, after, before
from tadmor.grounding.actor_tokens import Line, keys
from tadmor.model.text import Span


def described(line: Line, found: Sequence[Mention], sources: Iterable[Span]) -> Iterator[Mention]:
    """Find one person after another that only a role tells, outside of names and sources."""
    taken = {index for mention in found for index in line.within(mention.span)}
    taken |= {index for mention in found for index in _title(line, mention)}
    taken |= {index for span in sources for index in line.within(span)}
    for index, token in enumerate(line.tokens):
        if line.words.sort(token.low) != "role" or index in taken:
            continue
        if line.words.singular(token.low)[1] or line.has("always_plural", index):
            continue
        mention = _description(line, index)
        if mention is not None:
            yield mention


def _title(line: Line, mention: Mention) -> range:
    """Give the words of the title before a person's name."""
    if mention.titled is None:
        return range(0)
    return line.within(Span(mention.titled, mention.span.start))


def _description(line: Line, head: int) -> Mention | None:
    first, past = before(line, head), after(line, head)
    while line.has("honorific", first - 1) and line.follows(first):
        first -= 1  # "the prime minister"
    article = line.low(first - 1)
    if article not in ("the", "a", "an") or not line.follows(first) or _goes_on(line, head, past):
        return None
    owns = article != "the" and line.tokens[head].owns
    if owns or line.has("predicating", first - 2) or _apposed(line, article, first - 2, past):
        return None
    return Mention(
        span=line.span(first, past),
        type="person",
        words=keys(line.words, [line.low(index) for index in range(first, past)]),
        head=line.words.singular(line.low(head))[0],
        definite=article == "the",
        fresh=article != "the",
    )


def _goes_on(line: Line, head: int, past: int) -> bool:
    """Say whether the noun only leads to another, or to a name: "the engineer, W. H. Pym"."""
    if line.low(past) == "," and line.at(past + 1) and line.named(past + 1):
        return True
    if line.tokens[head].owns or not line.follows(head + 1):
        return False
    following = line.tokens[head + 1]
    return following.capital or line.words.sort(following.low) is not None


def _apposed(line: Line, article: str, before_it: int, past: int) -> bool:
    """Say whether a description tells more about the name before it."""
    if line.low(before_it) not in (",", "(", "—", "\u2013"):
        return False
    return article != "the" or line.low(past) in (",", "of", ")", "who", ".")
