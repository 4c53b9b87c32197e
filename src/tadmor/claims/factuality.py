"""Whether a claim is asserted, and whether what it says had happened.

After FactBank (Saurí and Pustejovsky 2009): the words around the trigger give a first reading,
then each attribution around it, from the innermost out, may weaken it. The rules stand in
`factuality.toml`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from tadmor.claims.lists import data
from tadmor.claims.relay import Facts, through
from tadmor.claims.verbs import Verb
from tadmor.claims.words import Sentence
from tadmor.model.reading import Aspect, Attribution
from tadmor.model.values import value

WAITING = frozenset("after until till once when before if unless".split())
EDGES = frozenset({"R", ";", '"', "(", "[", "—", ":"})
REPORTS = frozenset(
    """evidence proof sign signs reports claims doubt indication report claim rumours rumors rumour
    rumor denial speculation suggestions fears hopes true untrue false possible doubtful unlikely
    case suggests indicates""".split()
)
OPEN_QUESTIONS = frozenset(
    "clear unclear known unknown certain uncertain sure word news clarity agreement".split()
)
CONDITION = re.compile(
    r"(?:^|[,;] |\bthat )(?:should|were (?:the|it|they|he|she)) "
    r"|\b(?:if|unless|in case)\b(?! (?:not|only|ever|any)\b)"
)
GOING_ON = re.compile(r"\b(?:continu\w+|rag(?:e|es|ed|ing)|ongoing|underway|under way|still)\b")
NONE = re.compile(
    r"\b(?:no (?!longer|fewer|less|more|doubt|sooner)|not (?!fewer|less|more|above|over)|nobody\b)",
    re.IGNORECASE,
)
THREAT = re.compile(r"\b(?:threat\w*|vow\w*|promis\w*|pledg\w*|warn\w*|swore|offer\w*)\b")
LASTING = frozenset({"clash", "attack", "advance", "present"})


@value
class Standing:
    """How a trigger stands in its sentence: its words, its verb, its speaker's first word."""

    start: int
    end: int
    verb: Verb | None
    low: int
    state: bool = False
    lasting: bool = False


@value
class Rule:
    """One pattern of `factuality.toml` and what it says."""

    pattern: re.Pattern[str]
    facts: Mapping[str, Any]
    noun: bool | None = None
    infinitive: bool = False
    narration: bool = False


ENDS = {
    "before": r"(?:^|\b){}$",
    "group": r"(?<![\w'\u2019]){}(?![\w'\u2019])",
    "clause": r"{}",
}


@cache
def rules(position: str) -> tuple[Rule, ...]:
    """Give the rules for one position: before, group, clause or behind."""
    shape = ENDS.get(position, "{}")
    return tuple(_rule(row, shape) for row in data("factuality.toml")[position])


def judge(sentence: Sentence, standing: Standing, chain: Sequence[Attribution]) -> Facts:
    """Give the facts of a trigger, as the whole chain of speakers has them."""
    aspect = _by_tense(sentence, standing, reported=bool(chain))
    fields: dict[str, Any] = {"aspect": aspect}
    narrated = not chain or chain[0].stance == "relays"  # "cited the staff as denying that …"
    for found in (
        _first("clause", _left(sentence, standing), standing, narrated=narrated),
        _first("before", _left(sentence, standing), standing),
        _first("group", _group(sentence, standing), standing, every=True),
        _first("behind", _right(sentence, standing), standing, narrated=narrated),
    ):
        fields |= found
    if standing.verb is None and GOING_ON.search(sentence.string(standing.start, standing.end)):
        fields["aspect"] = "ongoing"
    if NONE.search(sentence.string(standing.start, standing.end)):
        fields["polarity"] = "denies"
    fields["aspect"] = _conditioned(sentence, standing, fields["aspect"], reported=bool(chain))
    if sentence.asks:
        fields["polarity"] = "asks"
    return through(sentence.text, chain, Facts(**fields))


def _conditioned(
    sentence: Sentence, standing: Standing, aspect: Aspect, *, reported: bool
) -> Aspect:
    """Tell a plan from what only may be: "will if …"; "said it would" is the future of the past."""
    conditional = CONDITION.search(sentence.string(standing.low, len(sentence.words)))
    if aspect == "planned" and conditional:
        threat = THREAT.search(sentence.string(0, standing.start))
        return "planned" if threat else "hypothetical"
    group = _group(sentence, standing).split()
    would = "would" in group and "have" not in group
    return "planned" if would and reported and not conditional else aspect


def _by_tense(sentence: Sentence, standing: Standing, *, reported: bool) -> Aspect:
    """Give the aspect that the verb form says; in "said they were in control" the past is now."""
    verb = standing.verb
    if verb is None:
        near = {sentence.lower(i) for i in range(standing.start - 2, standing.end)}
        gone = near & ({"had"} if reported else {"was", "were", "had"})
        return "ongoing" if standing.state and not gone else "completed"
    if verb.tense == "infinitive":
        return "planned"
    if verb.tense == "progressive":
        return "ongoing"
    if verb.tense == "ing" and _is_subject(sentence, verb.group, standing):
        return "hypothetical"
    if verb.tense == "present" and _waits(sentence, clause_start(sentence, standing)):
        return "hypothetical"
    reduced = verb.tense == "ing" and sentence.kind(verb.group - 1) == "N"
    lasts = standing.state or (reduced and standing.lasting)
    before = sentence.string(verb.group, verb.at).startswith("had ")
    now = verb.tense in {"present", "ing", "perfect"} or (reported and verb.tense == "past")
    now = now and not before
    return "ongoing" if lasts and now else "completed"


def _waits(sentence: Sentence, start: int) -> bool:
    """Say whether a clause in the present is of a time to come: "until X is", "the day X is"."""
    words = {sentence.lower(start), sentence.lower(start + 1)}
    day = sentence.lower(start) == "the" and words & {"day", "moment", "hour", "minute"}
    return sentence.lower(start) in WAITING or bool(day)


def _is_subject(sentence: Sentence, group: int, standing: Standing) -> bool:
    """Say whether an -ing form that opens a sentence is its subject: "Taking X would …"."""
    if group > standing.low or sentence.kind(group - 1) == "V":
        return False
    for word in sentence.words[standing.end :]:
        if word.kind in {",", "."}:
            return False
        if word.kind in {"X", "V"}:
            return True
    return False


def clause_start(sentence: Sentence, standing: Standing) -> int:
    """Give the first word of the clause that a trigger stands in."""
    group = standing.verb.group if standing.verb else standing.start
    finite = standing.verb is not None and standing.verb.tense in {"past", "perfect", "modal"}
    if finite and sentence.kind(group - 1) == "C" and sentence.lower(group - 1) != "nor":
        return group
    for index in range(group - 1, standing.low - 1, -1):
        kind = sentence.kind(index)
        if kind == "S":
            return index
        if kind == "R" and _governed(sentence, index):
            continue
        if kind in EDGES:
            return index + 1
    return standing.low


def _governed(sentence: Sentence, that: int) -> bool:
    """Say whether "that" follows "denied" or "no evidence": what governs it still counts."""
    before = that - 1
    if sentence.lower(that) == "who":
        asked = sentence.lower(before - (sentence.kind(before) == "P"))
        return asked in OPEN_QUESTIONS
    return sentence.lower(that) == "that" and (
        sentence.kind(before) in {"V", "G"} or sentence.lower(before) in REPORTS
    )


def _left(sentence: Sentence, standing: Standing) -> str:
    group = standing.verb.group if standing.verb else standing.start
    return sentence.string(clause_start(sentence, standing), group)


def _group(sentence: Sentence, standing: Standing) -> str:
    if standing.verb is None:
        return ""
    return sentence.string(standing.verb.group, standing.start)


def _right(sentence: Sentence, standing: Standing) -> str:
    return " " + sentence.string(standing.end, len(sentence.words))


def _first(
    position: str, words: str, standing: Standing, *, narrated: bool = True, every: bool = False
) -> dict[str, Any]:
    """Give what the first rule that fits says, or with `every` what all that fit say together."""
    found: dict[str, Any] = {}
    for rule in rules(position):
        if _applies(rule, position, standing, narrated=narrated) and rule.pattern.search(words):
            if not every:
                return dict(rule.facts)
            found = dict(rule.facts) | found
    return found


def _applies(rule: Rule, position: str, standing: Standing, *, narrated: bool) -> bool:
    verb = standing.verb
    finite = verb is not None and verb.tense not in {"infinitive", "ing"}
    if rule.narration and not narrated:
        return False
    if rule.infinitive and not (verb and verb.tense == "infinitive"):
        return False
    if position == "before":
        return not finite
    if position == "behind" and rule.noun:
        return verb is None or (verb.tense == "ing" and verb.group - standing.low <= 1)
    return rule.noun is None or rule.noun == (verb is None)


def _rule(row: Mapping[str, Any], shape: str) -> Rule:
    facts = {key: row[key] for key in ("polarity", "aspect", "certainty") if key in row}
    return Rule(
        pattern=re.compile(shape.format(f"(?:{row['pattern']})")),
        facts=facts,
        noun=row.get("noun"),
        infinitive=row.get("infinitive", False),
        narration=row.get("narration", False),
    )
