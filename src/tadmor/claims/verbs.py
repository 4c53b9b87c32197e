"""A verb in its sentence: its group of auxiliaries, voice and tense, and who its subject is."""

from typing import Literal, TypeAlias

from tadmor.claims.frames import Form
from tadmor.claims.lists import data, grammar
from tadmor.claims.phrases import Range, is_scare_quote, left, nearest, right
from tadmor.claims.words import Sentence
from tadmor.model.values import value

Tense: TypeAlias = Literal[
    "past", "present", "perfect", "modal", "infinitive", "ing", "progressive"
]

DEPTH = 3
CLAUSE = frozenset({".", ",", ";", ":", "C", '"'})
TAKES = frozenset({"took", "takes", "taken", "take"})


@value
class Verb:
    """Where a verb's group begins, its voice and tense; `bare`: a participle with no auxiliary."""

    at: int
    group: int
    passive: bool
    tense: Tense
    bare: bool = False


def verb_at(sentence: Sentence, at: int, form: Form, *, has_object: bool = True) -> Verb:
    """Read the verb at word `at`; `has_object` says whether an object follows it."""
    group = at
    while group > 0 and (
        sentence.kind(group - 1) in {"X", "A"} or is_scare_quote(sentence, group - 1)
    ):
        group -= 1
    group = _across_aside(sentence, group)
    helpers = {sentence.lower(index) for index in range(group, at)}
    form = "base" if sentence.kind(group - 1) == "I" and group == at else form
    past = form in {"either", "participle"}
    passive = past and bool(helpers & grammar("be"))
    bare = not helpers & (grammar("be") | grammar("have") | grammar("do") | grammar("modals"))
    if past and bare:
        passive = _bare_passive(sentence, at, form, has_object=has_object)
    tense = _tense(sentence, group, form, helpers)
    return Verb(at=at, group=group, passive=passive, tense=tense, bare=bare and passive)


def helps(sentence: Sentence, at: int) -> bool:
    """Say whether a word only helps another verb: "had" of "had been killed"."""
    return sentence.kind(at) == "X" and sentence.kind(at + 1) in {"V", "X"}


def _across_aside(sentence: Sentence, group: int) -> int:
    """Give where a verb's group begins if an aside cuts it: "have, since Saturday, taken X"."""
    if sentence.kind(group - 1) != ",":
        return group
    opening = next((i for i in range(group - 2, group - 9, -1) if sentence.kind(i) == ","), 0)
    start = opening
    while start > 0 and sentence.kind(start - 1) in {"X", "A"}:
        start -= 1
    return start if sentence.kind(start) == "X" and start < opening else group


def _bare_passive(sentence: Sentence, at: int, form: Form, *, has_object: bool) -> bool:
    """Tell "a town captured by rebels" and "taken on Friday" from "rebels captured a town"."""
    if has_object and _follows_had(sentence, at):
        return False
    near = None if has_object else left(sentence, at)
    if near and (sentence.kind(near[0] - 1) == "R" or sentence.kind(near[0]) == "U"):
        return False
    agent = any(sentence.lower(i) == "by" for i in range(at + 1, at + 4)) and not has_object
    return agent or not has_object or (form == "participle" and sentence.kind(at - 1) != "C")


def _follows_had(sentence: Sentence, at: int) -> bool:
    """Say whether a participle's auxiliary stands before its subject: "had the Mughals taken"."""
    start = at
    while start > 0 and sentence.kind(start - 1) in {"N", "D", "'", "A"}:
        start -= 1
    return start < at and sentence.lower(start - 1) == "had" and sentence.kind(start - 2) in CLAUSE


def _tense(sentence: Sentence, group: int, form: Form, helpers: set[str]) -> Tense:
    if helpers & grammar("modals"):
        return "modal"
    if helpers & grammar("have"):
        return "perfect"
    if sentence.kind(group - 1) == "I":
        return "infinitive"
    if form == "ing" or "being" in helpers:
        return "progressive" if helpers & grammar("be") else "ing"
    if form in {"present", "base"} or helpers & {"is", "are", "am", "'re", "isn't", "aren't"}:
        return "present"
    return "past"


def subject(sentence: Sentence, verb: Verb, low: int = 0, depth: int = 0) -> Range | None:
    """Find who or what a verb is said of; the controller's subject for "to take" and "taking"."""
    if depth > DEPTH:
        return None
    before = sentence.kind(verb.group - 1)
    if before == "I":
        return _of_infinitive(sentence, verb, low, depth)
    if verb.tense == "ing" or sentence.lower(verb.group) in {"having", "being"}:
        return _of_participle(sentence, verb, low, depth)
    return _of_finite(sentence, verb, low, depth) if verb.group > low or verb.bare else None


def _of_finite(sentence: Sentence, verb: Verb, low: int, depth: int) -> Range | None:
    before = sentence.kind(verb.group - 1)
    if before == "R":
        return _antecedent(sentence, verb.group - 1, low)
    opens = verb.group - low <= 1 and before not in {"P", "N"}
    if verb.bare and (before != "C" or opens):
        return _of_bare(sentence, verb, low, depth)
    if before == "C":
        return _shared(sentence, verb.group - 1, low, depth)
    found = left(sentence, verb.group, low)
    if found and (relative := _open_relative(sentence, found[0], low)):
        return nearest(sentence, relative, low)
    return found or (_shared(sentence, verb.group, low, depth) if before == "," else None)


def _of_bare(sentence: Sentence, verb: Verb, low: int, depth: int) -> Range | None:
    """Find what a participle without an auxiliary is said of: "a town captured by rebels"."""
    before = sentence.kind(verb.group - 1)
    if verb.group - low <= 1 and before not in {"P", "N"}:
        return _fronted(sentence, verb.at)
    earlier = _earlier_verb(sentence, verb.group, low) if before == "," else None
    if earlier and earlier.passive and not earlier.bare:
        return subject(sentence, earlier, low, depth + 1)  # "was taken in May, lost in June"
    return nearest(sentence, verb.group - (before == ","), low)


def _open_relative(sentence: Sentence, end: int, low: int) -> int | None:
    """Find the "who" of "rebels who had taken X were …", where a verb stands before `end`."""
    verbs = 0
    for index in range(end - 1, max(low, end - 10), -1):
        kind = sentence.kind(index)
        if kind == "R":
            who = sentence.lower(index) in {"who", "which"}
            return index if who and verbs and sentence.kind(index - 1) == "N" else None
        if kind in {",", ";", '"', "S", "C", "(", ")"}:
            return None
        verbs += kind == "V"
    return None


def _fronted(sentence: Sentence, at: int) -> Range | None:
    """Give the subject behind "Captured by the Swedes in 1632," at the head of a sentence."""
    kinds = [word.kind for word in sentence.words[at + 1 :]]
    comma = kinds.index(",") if "," in kinds else 0
    if not comma or {"V", "X", "R"} & set(kinds[:comma]):
        return None
    return right(sentence, at + comma + 2)


def _antecedent(sentence: Sentence, relative: int, low: int = 0) -> Range | None:
    """Give the head of what a relative pronoun stands for; a question's "who" is itself."""
    end = relative - (sentence.kind(relative - 1) == ",")
    found = nearest(sentence, end, low)
    if found and sentence.lower(relative) == "which":
        found = _agreeing(sentence, found, relative + 1)
    asks = found is None and sentence.lower(relative) == "who"
    return (relative, relative + 1) if asks else found


def _agreeing(sentence: Sentence, words: Range, verb: int) -> Range:
    """Give the name in "the streets of X, which was taken": the streets were, X was."""
    of = next((i for i in range(*words) if sentence.lower(i) == "of"), words[1])
    plural = sentence.lower(of - 1).endswith("s") and not sentence.words[of - 1].capital
    one = sentence.lower(verb) in {"was", "is", "has"} and of + 1 < words[1]
    named = one and plural and sentence.words[of + 1].capital
    joined = any(sentence.kind(index) == "C" for index in range(of, words[1]))
    return (of + 1, words[1]) if named and not joined else words


def _of_infinitive(sentence: Sentence, verb: Verb, low: int, depth: int) -> Range | None:
    to = verb.group - 1
    near = nearest(sentence, to, low)
    governor = _earlier_verb(sentence, to, low)
    causes = governor is not None and sentence.lower(governor.at) in grammar("causing")
    if near and sentence.lower(near[0] - 1) == "by" and not causes:
        return near
    if near and not causes and (owner := _possessor(sentence, near)):
        return owner  # "the army's attempt to retake X"
    if governor is None:
        return near
    above = subject(sentence, governor, low, depth + 1)
    helpers = {sentence.lower(index) for index in range(governor.group, governor.at)}
    if causes and not helpers & grammar("be"):
        return right(sentence, governor.at + 1)
    if above and sentence.lower(above[0]) == "it" and sentence.lower(governor.at) in TAKES:
        return _whom_it_took(sentence, governor.at + 1)
    return above or near


def _possessor(sentence: Sentence, words: Range) -> Range | None:
    """Give the army of "the army's attempt"."""
    marks = [index for index in range(*words) if sentence.kind(index) == "'"]
    return (words[0], marks[-1]) if marks and marks[-1] > words[0] else None


def _whom_it_took(sentence: Sentence, start: int) -> Range | None:
    """Give the army of "it took the army three weeks to retake X"."""
    found = right(sentence, start)
    if found is None:
        return None
    numerals = data("figures.toml")["numbers"]
    counts = (
        index
        for index in range(found[0] + 1, found[1])
        if sentence.kind(index) in {"#", "T"} or sentence.lower(index) in numerals
    )
    return found[0], next(counts, found[1])


def _of_participle(sentence: Sentence, verb: Verb, low: int, depth: int) -> Range | None:
    if sentence.kind(verb.group - 1) in {"N", "'"}:
        near = left(sentence, verb.group, low)
        if near and sentence.kind(near[0] - 1) not in {"P", "V", "G"}:
            return near
    found = _shared(sentence, verb.group, low, depth)
    if found or not _opens(sentence, verb, low):
        return found
    for at in range(verb.at + 1, len(sentence.words)):
        if sentence.kind(at) == "V" and sentence.kind(at - 1) not in {"I", "P"}:
            later = verb_at(sentence, at, "past")
            return subject(sentence, later, verb.at + 2, depth + 1)
    return None


def _opens(sentence: Sentence, verb: Verb, low: int) -> bool:
    """Say whether only a preposition or conjunction precedes: "After taking X, the army …"."""
    kinds = [word.kind for word in sentence.words[verb.at + 1 :]]
    finite = next((at for at, kind in enumerate(kinds) if kind in {"V", "X"}), len(kinds))
    return verb.group - low <= 1 and bool({",", "D"} & set(kinds[1:finite]))


def _shared(sentence: Sentence, end: int, low: int, depth: int) -> Range | None:
    earlier = _earlier_verb(sentence, end, low)
    return subject(sentence, earlier, low, depth + 1) if earlier else None


def _earlier_verb(sentence: Sentence, end: int, low: int) -> Verb | None:
    """Find the nearest finite verb before `end` that is not inside brackets or quotes."""
    for at in range(end - 1, low - 1, -1):
        kind = sentence.kind(at)
        if kind in {";", '"', "("}:
            return None
        if kind == "G" and sentence.kind(at - 1) == "X":
            return verb_at(sentence, at, "ing")
        if kind == "V" or (kind == "X" and sentence.kind(at + 1) not in {"V", "G", "A", "X"}):
            said = sentence.lower(at + 1) != "by"
            return verb_at(sentence, at, "either", has_object=said)
    return None
