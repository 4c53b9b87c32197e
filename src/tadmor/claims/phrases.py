"""Noun phrases to the right and to the left of a word, without a parser."""

from tadmor.claims.lists import data
from tadmor.claims.words import Sentence

Range = tuple[int, int]
"""Words `start` to `end` (half-open) of a sentence."""

INSIDE = frozenset("DN#'")
REGION = frozenset("DN#'PTCU")
REACH = 40
ARTICLES = frozenset({"the", "a", "an", "its", "their"})
JOINING = frozenset({"and", "&", "or", "then"})
AND_LATER = frozenset("then later finally afterwards subsequently eventually also lastly".split())


def right(sentence: Sentence, start: int) -> Range | None:
    """Give the noun phrase that begins at `start`, adverbs skipped, with its "of" phrases."""
    while sentence.kind(start) == "A":
        start += 1
    if sentence.kind(start) == "U":
        return start, start + 1
    end = _core(sentence, start)
    while end > start and sentence.lower(end) == "of":
        further = _core(sentence, end + 1)
        if further == end + 1:
            break
        end = further
    return (start, end) if end > start else None


def is_scare_quote(sentence: Sentence, mark: int) -> bool:
    """Say whether a mark opens quotes around a verb alone: 'they "liberated" the town'."""
    if sentence.kind(mark) != '"' or sentence.kind(mark - 1) == "D":
        return False
    verb = mark + 1 + (sentence.kind(mark + 1) == "A")
    return sentence.kind(mark - 1) == "X" or sentence.kind(verb + 1) == '"'


def past_mark(sentence: Sentence, end: int) -> int:
    """Step over the mark that closes quotes around a verb alone."""
    opening = end - 2 - (sentence.kind(end - 2) == "A")
    return end + (sentence.kind(end) == '"' and is_scare_quote(sentence, opening))


def listed(sentence: Sentence, first: Range, *, dated: bool = True) -> list[Range]:
    """Give `first` and the noun phrases coordinated with it: "A, B and the villages of C".

    With `dated` each may have a day of its own: "A on Friday, B on Saturday".
    """
    found = [first]
    while True:
        end = past_aside(sentence, found[-1][1])
        end = _past_time(sentence, end) if dated else end
        at = end + (sentence.kind(end) == ",")
        joined = sentence.lower(at) in JOINING
        at += joined
        while joined and sentence.lower(at) in AND_LATER:
            at += 1
        following = right(sentence, at) if at > end else None
        if following is None or sentence.kind(following[1]) in {"V", "X", "R"}:
            return found
        if not joined and not _list_goes_on(sentence, following[1]):
            return found
        found.append(following)


def _past_time(sentence: Sentence, at: int) -> int:
    """Step over the day of a list in which each has one: "A on Friday, B on Saturday and C"."""
    end = time_end(sentence, at)
    following = end + (sentence.kind(end) == ",")
    following += sentence.lower(following) in JOINING
    if end in {at, following}:
        return at
    name = right(sentence, following)
    plain = name and all(word.capital for word in sentence.words[name[0] : name[1]])
    return end if name and plain and time_end(sentence, name[1]) > name[1] else at


def time_end(sentence: Sentence, at: int) -> int:
    """Give where "on Friday" at `at` ends; `at` itself where none is there."""
    end = at + (sentence.kind(at) in {"P", "A"})
    start = end
    while sentence.kind(end) == "T" or (end > start and sentence.kind(end) == "#"):
        end += 1
    return end if end > start else at


def together(sentence: Sentence, first: Range) -> Range:
    """Give the one stretch of a list that begins with `first`: "the army and its allies"."""
    return first[0], listed(sentence, first, dated=False)[-1][1]


def left(sentence: Sentence, end: int, low: int = 0) -> Range | None:
    """Give the noun phrase that ends just before `end`, as a verb's subject does.

    What stands between commas, a relative clause or an apposition, is stepped over; of a longer
    stretch the head is kept ("fighters" of "fighters from the south of the town").
    """
    before = sentence.kind(end - 1)
    if before in {",", ")", "]"} and end - 1 > low:
        opening = _opening(sentence, end - 1, low)
        return left(sentence, opening, low) if opening is not None else None
    start = _region(sentence, end, low)
    return _head(sentence, start, end, low)


def nearest(sentence: Sentence, end: int, low: int = 0) -> Range | None:
    """Give the noun phrase next to `end` on its left: what a bare participle is said of."""
    start = _region(sentence, end, low)
    prepositions = [
        i for i in range(start, end) if sentence.kind(i) == "P" and sentence.lower(i) != "of"
    ]
    if prepositions:
        start = prepositions[-1] + 1
    return _head(sentence, start, end, low)


def antecedent(sentence: Sentence, relative: int, low: int = 0) -> Range | None:
    """Give the noun phrase that a relative pronoun at `relative` stands for."""
    end = relative - (sentence.kind(relative - 1) == ",")
    start = _region(sentence, end, low)
    return (start, end) if end > start else None


def _core(sentence: Sentence, start: int) -> int:
    end = start
    while sentence.kind(end) in INSIDE or _inner(sentence, end, start):
        if end > start and (sentence.is_postmodifier(end) or _begins_another(sentence, end)):
            return end
        end += 1
    return end


def _begins_another(sentence: Sentence, at: int) -> bool:
    """Say whether an article begins a noun phrase of its own: "after taking X the army …"."""
    articles = sentence.lower(at) in ARTICLES
    return articles and sentence.kind(at - 1) == "N" and sentence.words[at - 1].capital


def _inner(sentence: Sentence, at: int, start: int) -> bool:
    """Say whether an -ing form, a conjunction or an adverb at `at` is inside a noun phrase."""
    kind = sentence.kind(at)
    if kind == "G":
        return at > start and sentence.kind(at - 1) in {"D", "#", "'"}
    if kind == "A":
        return at > start and sentence.kind(at - 1) == "D" and sentence.kind(at + 1) in INSIDE
    return False


def past_aside(sentence: Sentence, at: int) -> int:
    """Step over "(SAA)" or "[a note]" behind a name."""
    closing = {"(": ")", "[": "]"}.get(sentence.kind(at))
    if closing is None:
        return at
    for index in range(at + 1, min(at + REACH, len(sentence.words))):
        if sentence.kind(index) == closing:
            return index + 1
    return at


def _list_goes_on(sentence: Sentence, at: int) -> bool:
    """Say whether an "and" follows soon: what makes commas a list and not an apposition."""
    for index in range(at, min(at + 14, len(sentence.words))):
        if sentence.kind(index) == "C" and sentence.lower(index) in {"and", "or", "&"}:
            return True
        if sentence.kind(index) not in {"N", "D", ",", "#", "'", "P", "T"}:
            return False
    return False


def _region(sentence: Sentence, end: int, low: int) -> int:
    start = end
    while start > low and (
        sentence.kind(start - 1) in REGION
        or (sentence.kind(start - 1) == "G" and sentence.kind(start - 2) in {"D", "'"})
        or (
            sentence.kind(start - 1) == "V"
            and sentence.kind(start - 2) == "N"
            and sentence.is_postmodifier(start - 1)
        )
        or (sentence.kind(start - 1) == "A" and sentence.is_postmodifier(start))
    ):
        start -= 1
    if sentence.kind(start - 1) in {")", "]"} and start - 1 > low:
        opening = _opening(sentence, start - 1, low)
        return start if opening is None else _region(sentence, opening, low)
    if sentence.kind(start - 1) in {"V", "G"} and start > low:
        conjunctions = [i for i in range(start, end) if sentence.kind(i) == "C"]
        reported = sentence.lower(start - 1) in {"said", "says", "say", "reported", "added"}
        if conjunctions and not reported:
            start = conjunctions[-1] + 1
    return _series(sentence, start, end, low)


def _series(sentence: Sentence, start: int, end: int, low: int) -> int:
    """Take in the earlier members of "A, B and C" where `start` to `end` is the last of them."""
    has_and = any(sentence.kind(i) == "C" for i in range(start, end))
    while has_and and start - 1 > low and sentence.kind(start - 1) == ",":
        item = start - 1
        while item > low and (
            sentence.kind(item - 1) in INSIDE or sentence.lower(item - 1) == "of"
        ):
            item -= 1
        if item == start - 1 or (item > low and sentence.kind(item - 1) not in {",", "V", "T"}):
            break
        start = item
    return start


def _head(sentence: Sentence, start: int, end: int, low: int) -> Range | None:
    while start < end and sentence.kind(start) in {"T", "C", "A"}:
        start += 1
    if start == 0 and end > 1 and _is_dateline(sentence):
        start += 1
    for index in range(start + 1, end):
        if sentence.kind(index) == "D" and sentence.kind(index - 1) == "N":
            start = index
    if sentence.lower(start) in {"above", "over"} and _is_number(sentence, start + 1):
        start += 1  # "not above one hundred of the enemy were slain"
    elif sentence.kind(start) == "P":
        start = _after_fronted(sentence, start, end)
    elif sentence.lower(start - 1) in {"after", "since"} and start - 1 == low:
        fronted = _after_fronted(sentence, start, end)
        start = fronted if fronted < end else start
    stop = start
    while stop < end and not _leaves_head(sentence, stop, start):
        stop += 1
    while stop > start and sentence.kind(stop - 1) in {"C", "P", ",", "'"}:
        stop -= 1
    return (start, stop) if stop > start >= low else None


def _is_number(sentence: Sentence, at: int) -> bool:
    return sentence.kind(at) == "#" or sentence.lower(at) in data("figures.toml")["numbers"]


def _is_dateline(sentence: Sentence) -> bool:
    """Say whether a sentence opens with a city in capitals: "BEIRUT Government forces …"."""
    first, second = sentence.words[0], sentence.words[1]
    word, following = (sentence.text[one.start : one.end] for one in (first, second))
    return word.isupper() and len(word) > 3 and following[0].isupper() and not following.isupper()


def _leaves_head(sentence: Sentence, at: int, start: int) -> bool:
    kind = sentence.kind(at)
    if kind == "P":
        return sentence.lower(at) != "of"
    return kind in {"T", "A", "(", "["} or (at > start and sentence.is_postmodifier(at))


def _after_fronted(sentence: Sentence, start: int, end: int) -> int:
    """Step over "in Aleppo" or "after weeks of siege" that stand before the subject."""
    if sentence.kind(end - 1) == "U" and sentence.kind(end - 2) == "N":
        return end - 1
    for index in range(end - 1, start, -1):
        if sentence.kind(index) == "D" and sentence.kind(index - 1) != "P":
            return index
        if sentence.kind(index) == "T":
            return index + 1
    first = end
    while first > start and sentence.words[first - 1].capital:
        first -= 1
    plain = first < end and sentence.kind(first - 1) == "N" and first - 1 > start
    return first if plain else end  # "after a siege of four months Harfleur fell"


def _opening(sentence: Sentence, closing: int, low: int) -> int | None:
    """Find where the aside that ends at `closing` begins: the comma or bracket that opens it."""
    wanted = {",": {","}, ")": {"("}, "]": {"["}}[sentence.kind(closing)]
    for index in range(closing - 1, max(low, closing - REACH), -1):
        kind = sentence.kind(index)
        if kind in wanted:
            return index
        if kind in {";", '"'}:
            return None
    return None
