"""Our own sentences as wordpieces with the reader's hidden states, and with their claims as labels.

The encoder is frozen, so each piece's states are computed once. A sentence is read alone and, as in
an article, among others; and once more with its places renamed, for names say nothing of a claim.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, get_args

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from measure_sentences import read
from network import LAYERS, Network, load_base
from sentences import MarkedClaim, Sentence
from torch import Tensor

from tadmor.claims.frames import frames, inflect, noun_forms, phrases, verb_forms
from tadmor.model.reading import Aspect, Polarity
from tadmor.model.sentences import sentences as split
from tadmor.model.text import Span, Spans, quote
from tadmor.reading.pieces import NEWLINE, PAYLOAD, Pieces, model_input, pieces
from tadmor.reading.words import BREAK_FEATURE, words

FRAMES = tuple(frames())
ROLES = (*sorted({role for frame in frames().values() for role in frame.roles}), "time")
POLARITIES, ASPECTS = get_args(Polarity), get_args(Aspect)
LISTED, RULED = 3 * len(FRAMES), len(FRAMES) + len(ROLES)
HINTS = LISTED + RULED
Random: TypeAlias = np.random.Generator
OUTSIDE, BEGINS, GOES_ON = 0, 1, 2  # of a role; a trigger of frame f begins with 2 f + 1


class Labelled(NamedTuple):
    """One trigger and what it carries, in words: `roles` [roles, words] of 0, 1, 2."""

    frame: int
    start: int
    end: int
    roles: Tensor
    polarity: int
    aspect: int
    moves: float


@dataclass(frozen=True)
class Row:
    """A sentence: pieces, the first piece of each word, labels; `states` [layers, pieces, 384]."""

    sentence: Sentence
    pieces: Pieces
    states: Tensor
    hints: Tensor
    tags: Tensor
    triggers: tuple[Labelled, ...]


def encoder(base: Path, weights: Path) -> tuple[Network, Any]:
    """Load the trained reader's network, and its tokenizer."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - as elsewhere, only where needed

    network = Network()
    load_base(network, base / "model.safetensors")
    network.load_state_dict(torch.load(weights)["network"], strict=False)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return network.eval(), tokenizer


@torch.no_grad()
def states(network: Network, row: Pieces) -> Tensor:
    """Give what every layer makes of each piece, embeddings first, without [CLS] and [SEP]."""
    ids, features = (torch.from_numpy(part)[None] for part in model_input(row, 0, len(row.ids)))
    places = network.positions.weight[: ids.shape[1]]
    x = network.norm(network.words(ids) + places + network.features(features))
    found = [x]
    for layer in network.layers:
        found.append(layer(found[-1], None))
    return torch.stack(found)[:, 0, 1:-1].half()


def alone(found: list[Sentence], network: Network, tokenizer: Any) -> list[Row]:
    """Read each sentence as a page of its own."""
    return [row(one, cut, states(network, cut)) for one, cut in cuts(found, tokenizer)]


def among(found: list[Sentence], network: Network, tokenizer: Any, seed: int) -> list[Row]:
    """Read sentences in windows that others fill, a line break between them, as in an article."""
    random = np.random.default_rng(seed)
    done: dict[int, Row] = {}
    pack: list[tuple[int, Sentence, Pieces]] = []
    cut = list(cuts(found, tokenizer))
    for n in (*random.permutation(len(cut)), None):
        full = sum(len(p.ids) + 1 for _, _, p in pack) + (0 if n is None else len(cut[n][1].ids))
        if n is None or full > PAYLOAD - 1:
            done |= together(pack, network)
            pack = []
        if n is not None:
            pack.append((int(n), *cut[n]))
    return [done[n] for n in range(len(found))]


def quiet(folder: Path, network: Network, tokenizer: Any) -> list[Row]:
    """Give a sentence of each article of a folder, where the rules find nothing, as no claim.

    Each 40th article is kept to see how often a head speaks of what is no war.
    """
    random = np.random.default_rng(3)
    found = []
    for path in (p for n, p in enumerate(sorted(folder.glob("*.txt"))) if n % 40 != 2):
        text = path.read_text("utf-8")
        spans = [span for span in split(text) if 30 < span.end - span.start < 400]
        if spans:
            found.append(Sentence("quiet", quote(text, spans[random.integers(len(spans))]), ()))
    rows = among(found, network, tokenizer, 1)
    return [row for row in rows if not row.hints[:, LISTED:].any()]


def together(pack: list[tuple[int, Sentence, Pieces]], network: Network) -> dict[int, Row]:
    """Read a pack of sentences as one window."""
    ids, features = [], []
    for _, _, cut in pack:
        ids += [cut.ids, np.array([NEWLINE])]
        features += [cut.features, np.array([BREAK_FEATURE])]
    none = np.zeros(0, dtype=np.int64)
    whole = states(network, Pieces(np.concatenate(ids), np.concatenate(features), none, none, none))
    at, found = 0, {}
    for n, one, cut in pack:
        found[n] = row(one, cut, whole[:, at : at + len(cut.ids)].clone())
        at += len(cut.ids) + 1
    return found


def cuts(found: list[Sentence], tokenizer: Any) -> Any:
    """Cut each sentence into pieces."""
    return ((one, pieces(words(one.text), tokenizer)) for one in found)


def row(one: Sentence, cut: Pieces, found: Tensor) -> Row:
    """Put the labels of a sentence on its words."""
    assert len(found) == LAYERS + 1
    tags = torch.zeros(len(cut.first), dtype=torch.long)
    triggers: dict[tuple[str, Span], list[MarkedClaim]] = {}
    for claim in one.claims:
        triggers.setdefault((claim.frame, claim.trigger[0]), []).append(claim)
    labels = [labelled(cut, frame, span, same) for (frame, span), same in triggers.items()]
    for label in labels:
        tags[label.start : label.end] = 2 * label.frame + 2
        tags[label.start] = 2 * label.frame + 1
    return Row(one, cut, found, hints(one, cut), tags, tuple(labels))


def labelled(cut: Pieces, frame: str, trigger: Span, same: list[MarkedClaim]) -> Labelled:
    """Join the claims of one trigger: a list of places is a claim for each."""
    roles = torch.zeros(len(ROLES), len(cut.first), dtype=torch.long)
    for name in ROLES:
        for span in {s for claim in same for s in claim.roles.get(name, ())}:
            start, end = held(cut, span)
            roles[ROLES.index(name), start:end] = GOES_ON
            roles[ROLES.index(name), start : start + 1] = BEGINS
    start, end = held(cut, trigger)
    first = same[0]
    return Labelled(
        FRAMES.index(frame), start, end, roles,
        POLARITIES.index(first.polarity), ASPECTS.index(first.aspect), float(first.moves),
    )  # fmt: skip


def held(cut: Pieces, span: Span) -> tuple[int, int]:
    """Give the words that a span touches, half-open."""
    inside = np.nonzero((cut.starts < span.end) & (span.start < cut.ends))[0]
    return int(inside[0]), int(inside[-1]) + 1


def varied(found: list[Sentence], seed: int) -> list[Sentence]:
    """Give every named place another's name, and every trigger of the lists a word beside it."""
    random = np.random.default_rng(seed)
    names = sorted({name for one in found for name in named(one)})
    return [
        replaced(one, [*other_names(one, names, random), *other_words(one, random)])
        for one in found
    ]


def named(one: Sentence) -> list[str]:
    """Give the place names that a sentence's claims are of."""
    spans = {span for claim in one.claims for span in claim.roles.get("place", ())}
    kept = {quote(one.text, span) for span in spans}
    return sorted(n for n in kept if re.match(r"[A-Z][\w'-]+( [A-Z][\w'-]+)*$", n))


def other_names(one: Sentence, names: list[str], random: Random) -> Iterator[tuple[Span, str]]:
    """Draw a name for each place, the same wherever it stands."""
    for name in named(one):
        other = names[random.integers(len(names))]
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", one.text):
            yield Span(*match.span()), other


def other_words(one: Sentence, random: Random) -> Iterator[tuple[Span, str]]:
    """Draw for half of the triggers another word that the lists give the same neighbours."""
    for frame, span in {(claim.frame, claim.trigger[0]) for claim in one.claims}:
        word = quote(one.text, span)
        near = alike(word.lower(), frame)
        if near and random.random() < 0.5:
            drawn = near[random.integers(len(near))]
            yield span, drawn.capitalize() if word[0].isupper() else drawn


def alike(word: str, frame: str) -> list[str]:
    """Give the words that may stand for a word of a frame, in its form."""
    found = {
        form
        for kind, trigger in verb_forms().get(word, ())
        if trigger.frame == frame and trigger.after is None
        for lemma in trigger.words
        for form, other in inflect(lemma).items()
        if other == kind or (other == "either" and kind in {"past", "participle"})
    }
    nouns = (t for t in noun_forms().get(word, ()) if t.frame == frame)
    found |= {w for t in nouns for w in t.words if w.endswith("s") == word.endswith("s")}
    return sorted(found - {word})


def replaced(one: Sentence, changes: list[tuple[Span, str]]) -> Sentence:
    """Put other words into a sentence, and move every span with them; overlaps are left alone."""
    taken: list[tuple[Span, str]] = []
    for span, new in sorted(changes):
        if not taken or taken[-1][0].end <= span.start:
            taken.append((span, new))
    text = one.text
    for span, new in reversed(taken):
        text = text[: span.start] + new + text[span.end :]

    def to(position: int, *, end: bool) -> int:
        at = position
        for span, new in taken:
            if span.end <= position:
                at += len(new) - (span.end - span.start)
            elif span.start < position:
                at += span.start - position + (len(new) if end else 0)
        return at

    def moved(these: Spans) -> Spans:
        return tuple(Span(to(s.start, end=False), to(s.end, end=True)) for s in these)

    claims = tuple(
        replace(
            claim,
            trigger=moved(claim.trigger),
            roles={name: moved(filler) for name, filler in claim.roles.items()},
            figure=None,
        )
        for claim in one.claims
    )
    return Sentence(one.pattern, text, claims)


def hints(one: Sentence, cut: Pieces) -> Tensor:
    """Say of each word which frames the lists know it for, and what the rules make of it."""
    found = torch.zeros(len(cut.first), HINTS)
    text = one.text.lower()
    for n, (start, end) in enumerate(zip(cut.starts, cut.ends, strict=True)):
        word = text[start:end]
        for _, trigger in verb_forms().get(word, ()):
            found[n, FRAMES.index(trigger.frame)] = 1
        for trigger in noun_forms().get(word, ()):
            found[n, len(FRAMES) + FRAMES.index(trigger.frame)] = 1
    for trigger in phrases():
        for match in trigger.pattern.finditer(one.text) if trigger.pattern else ():
            mark(found, cut, Span(*match.span()), 2 * len(FRAMES) + FRAMES.index(trigger.frame))
    for claim in read(one).claims:
        mark(found, cut, claim.span, 3 * len(FRAMES) + FRAMES.index(claim.frame))
        for name, spans in claim.roles.items():
            if name in ROLES:
                for span in spans:
                    mark(found, cut, span, 4 * len(FRAMES) + ROLES.index(name))
    return found


def mark(found: Tensor, cut: Pieces, span: Span, column: int) -> None:
    """Mark the words that a span touches."""
    inside = (cut.starts < span.end) & (span.start < cut.ends)
    found[torch.from_numpy(inside), column] = 1
