"""Measure a trained head for claims beside the rules, and both together, on the same sentences.

    PYTHONPATH=src python bench/measure_claims_head.py cross ANSWERS [--among]
    PYTHONPATH=src python bench/measure_claims_head.py held-out HEAD --base BASE --weights WEIGHTS

`cross` reads what `training/claims_head.py cross` found in patterns that it was not trained on, and
goes through thresholds; `held-out` uses those it is given. Claims are matched, and roles counted,
by `measure_sentences.py`. Needs PyTorch. Sentences are never printed.
"""

import argparse
import pickle
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
import torch
from claims_features import alone, among, encoder
from claims_head import Found, find, loaded
from measure_sentences import Read, pairs, read, roles
from sentences import FOLDER, HELD_OUT, MarkedClaim, Sentence, sentence, sentences

from tadmor.claims.frames import frames
from tadmor.model.reading import Claim
from tadmor.model.text import Span, hull

DRAWS = 2000
LEAST = 0.05  # of what a head is asked for; thresholds are above


class Both(NamedTuple):
    """One sentence as the rules read it, and what the head found there."""

    rules: Read
    found: list[Found]


class Counts(NamedTuple):
    """Claims right, marked and made; roles right, marked and made; moves likewise."""

    right: int
    marked: int
    made: int
    same: int
    want: int
    have: int
    moves: int
    moving: int
    moved: int


def always() -> dict[str, set[str]]:
    """Give the roles that are filled in nearly every marked claim of a frame."""
    by_frame: dict[str, list[MarkedClaim]] = defaultdict(list)
    for one in sentences(FOLDER):
        for claim in one.claims:
            by_frame[claim.frame].append(claim)
    return {
        frame: {
            name
            for name in set().union(*(c.roles for c in marked))
            if sum(name in c.roles for c in marked) >= 0.95 * len(marked)
        }
        for frame, marked in by_frame.items()
    }


ALWAYS = always()


def claim(one: Read, found: Found, *, still: bool = False) -> Claim:
    """Make a claim of what the head found, of the given place that its words name.

    `still` has it move nothing: a wrong move costs most, and the head is worst at it.
    """
    spans = [s for filler in found.roles.values() for s in filler]
    where = [
        place.id
        for place in one.places.values()
        for mention in place.mentions
        if any(mention.overlaps(span) for span in found.roles.get("place", ()))
    ]
    if not found.roles.get("place") and "place" in frames()[found.frame].roles:
        where = nearest(one, found.trigger)
    done = found.polarity == "asserts" and found.aspect == "completed"
    return Claim(
        id="",
        frame=found.frame,
        span=hull([found.trigger, *spans]),
        roles=found.roles,
        actors={},
        place=where[0] if where else None,
        polarity=found.polarity,  # type: ignore[arg-type]
        aspect=found.aspect,  # type: ignore[arg-type]
        moves=found.moves and done and not still,
    )


def nearest(one: Read, trigger: Span) -> list[str]:
    """Give the given place named last before a trigger, or else first behind it: the scene."""
    named = sorted((span, place.id) for place in one.places.values() for span in place.mentions)
    before = [place for span, place in named if span.end <= trigger.start]
    return before[::-1] + [place for span, place in named if span.start >= trigger.end]


def head(both: Both, least: float, *, complete: bool = False) -> list[Found]:
    """Give what the head finds with a threshold, or only what has all that its frame needs."""
    return [
        f
        for f in both.found
        if f.confidence >= least and (not complete or ALWAYS.get(f.frame, set()) <= f.roles.keys())
    ]


def alone_read(both: Both, least: float) -> Read:
    """Give the head's claims only."""
    return with_claims(both, [claim(both.rules, f) for f in head(both, least)])


def filtered(both: Both, least: float) -> Read:
    """Keep those claims of the rules whose words hold a trigger of theirs, for the head too."""
    kept = [
        c
        for c in both.rules.claims
        if any(f.frame == c.frame and c.span.overlaps(f.trigger) for f in head(both, least))
    ]
    return with_claims(both, kept)


def silent(both: Both, least: float) -> Read:
    """Let the head speak where the rules find nothing."""
    if both.rules.claims:
        return both.rules
    return with_claims(
        both, [claim(both.rules, f, still=True) for f in head(both, least, complete=True)]
    )


def apart(both: Both, least: float) -> Read:
    """Add the head's claims outside the words of every claim of the rules."""
    added = [
        claim(both.rules, f, still=True)
        for f in head(both, least, complete=True)
        if not any(c.span.overlaps(f.trigger) for c in both.rules.claims)
    ]
    return with_claims(both, [*both.rules.claims, *added])


def beside(both: Both, least: float) -> Read:
    """Add the head's claims where no claim of the rules is of their frame and holds the trigger."""
    added = [
        claim(both.rules, f, still=True)
        for f in head(both, least, complete=True)
        if not any(c.frame == f.frame and c.span.overlaps(f.trigger) for c in both.rules.claims)
    ]
    return with_claims(both, [*both.rules.claims, *added])


def sifted(both: Both, least: float) -> Read:
    """Add what the head is sure of, and drop what of the rules it holds to be nearly impossible."""
    added = beside(both, least).claims[len(both.rules.claims) :]
    return with_claims(both, [*filtered(both, LEAST).claims, *added])


def with_claims(both: Both, claims: Sequence[Claim]) -> Read:
    """Give the sentence with other claims."""
    return both.rules._replace(claims=tuple(claims))


WAYS = {
    "head": alone_read, "filter": filtered, "silent": silent, "apart": apart, "beside": beside,
    "sifted": sifted,
}  # fmt: skip


def counted(one: Read) -> Counts:
    """Count a sentence."""
    matched = list(pairs(one))
    same = [roles(pair) for pair in matched]
    return Counts(
        len(matched),
        len(one.sentence.claims),
        len(one.claims),
        *(sum(part) for part in zip(*same, strict=True)) if same else (0, 0, 0),
        sum(pair.marked.moves and bool(pair.found.moves) for pair in matched),
        sum(c.moves for c in one.sentence.claims),
        sum(bool(c.moves) for c in one.claims),
    )


def figures(rows: list[Counts]) -> str:
    """Give the figures of some sentences in percent."""
    n = Counts(*np.array(rows).sum(0).tolist())
    moves = 100 * n.moves / max(1, n.moved), 100 * n.moves / max(1, n.moving)
    return (
        f"P {100 * n.right / max(1, n.made):5.1f} R {100 * n.right / max(1, n.marked):5.1f}"
        f" F1 {f1(np.array([n])):5.1f} | roles {200 * n.same / max(1, n.want + n.have):5.1f}"
        f" | moves P {moves[0]:5.1f} R {moves[1]:5.1f}"
    )


def f1(rows: np.ndarray) -> float:
    """Give frame F1 of [sentences, counts]."""
    right, marked, made = rows.sum(0)[:3]
    return float(200 * right / (marked + made))


def gain(patterns: list[str], rules: list[Counts], other: list[Counts]) -> str:
    """Give the gain of frame F1 over the rules, with its 95 % interval over drawn patterns."""
    names = sorted(set(patterns))
    of = {name: n for n, name in enumerate(names)}
    at = np.array([of[p] for p in patterns])
    left, right = (np.zeros((len(names), len(Counts._fields))) for _ in range(2))
    np.add.at(left, at, np.array(rules))
    np.add.at(right, at, np.array(other))
    random = np.random.default_rng(1)
    drawn = [
        f1(right[some]) - f1(left[some])
        for some in random.integers(len(names), size=(DRAWS, len(names)))
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{f1(right) - f1(left):+.1f} [{low:+.1f}, {high:+.1f}]"


def lines(rows: list[Both], ways: list[tuple[str, float]]) -> Iterator[str]:
    """Compare the ways of reading some sentences."""
    patterns = [one.rules.sentence.pattern for one in rows]
    rules = [counted(one.rules) for one in rows]
    yield f"{len(rows)} sentences, {len(set(patterns))} patterns"
    yield f"{'rules':12} {figures(rules)}"
    for name, least in ways:
        other = [counted(WAYS[name](one, least)) for one in rows]
        yield f"{name:7} {least:.2f} {figures(other)} | {gain(patterns, rules, other)}"


def held_out(options: argparse.Namespace) -> Iterator[str]:
    """Read each held-out file, as sentences alone and among others."""
    torch.set_num_threads(1)
    network, tokenizer = encoder(options.base, options.weights)
    trained = loaded(options.given, network)
    files: dict[str, list[Sentence]] = defaultdict(list)
    for name, one in by_file(HELD_OUT):
        files[name].append(one)
    for name, found in files.items():
        rules = [read(one) for one in found]
        ways = {"alone": alone(found, network, tokenizer)}
        ways["among others"] = among(found, network, tokenizer, 1)
        for way, rows in ways.items():
            both = [Both(r, find(trained, row, LEAST)) for r, row in zip(rules, rows, strict=True)]
            yield f"\n{name}, read {way}"
            yield from lines(both, options.ways)


def by_file(folder: Path) -> Iterator[tuple[str, Sentence]]:
    """Give each sentence of a folder, and of `NAME-second` beside it, with its file's name."""
    for path in sorted(folder.parent.glob(f"{folder.name}*/*.txt")):
        for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            pattern, _, body = part.partition("\n")
            for block in re.split(r"\n\s*\n", body.strip()):
                yield path.name, sentence(pattern.strip(), block)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure a trained head for claims.")
    parser.add_argument("what", choices=["cross", "held-out"])
    parser.add_argument("given", type=Path)
    parser.add_argument("--among", action="store_true", help="as read among other sentences")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--way", action="append", default=[], help="WAY:THRESHOLD")
    options = parser.parse_args()
    split = [way.partition(":") for way in options.way]
    options.ways = [(name, float(least)) for name, _, least in split]
    if options.what == "held-out":
        print(*held_out(options), sep="\n")
        return 0
    answers = pickle.loads(options.given.read_bytes())  # noqa: S301 - our own
    both = [
        Both(read(one), [Found(*f) for f in (near if options.among else lone)])
        for one, lone, near in answers
    ]
    where = {one.text: name for name, one in by_file(FOLDER)}
    every = [(name, least) for name in WAYS for least in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)]
    for file in sorted(set(where.values())):
        some = [b for b in both if where.get(b.rules.sentence.text) == file]
        if some:
            print(f"\n{file}", *lines(some, options.ways or every), sep="\n")
    print("\nall", *lines(both, options.ways or every), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
