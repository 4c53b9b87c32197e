"""From the reader's scores to attributions: which words have a role, and which belong together.

Tags are BIO over source, cue and content. The best legal sequence is taken (Viterbi; Viterbi
1967), with no learned transitions. Links are pointers: every word of a role points at the first
word of its cue, as a dependent does at its head (Dozat and Manning, ICLR 2017).
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from tadmor.model.text import Span, Spans
from tadmor.reading.pieces import NEWLINE, Ints, Pieces, in_quotation
from tadmor.reading.tagger import Found

Floats: TypeAlias = npt.NDArray[np.float32]
# pointer(rows, columns): log-probability that each piece of `rows` points at each of `columns`
Pointer: TypeAlias = Callable[[Ints, Ints], Floats]

SOURCE, CUE, CONTENT = 0, 1, 2  # role r begins with tag 2r + 1 and goes on with 2r + 2
_ROLES: Final = 3
PART_MARGIN: Final = 1.0  # how much likelier, in log, a cue's part points at the cue than at itself
LEAST_SOURCE: Final = -3.8  # log-probability (2 %) under which a source is not a cue's


class Run(NamedTuple):
    """Words `[first, last)` of one role."""

    role: int
    first: int
    last: int


class _Group(NamedTuple):
    """A cue's runs, and the content and source runs linked to it, each with its probability."""

    cue: list[Run]
    content: list[tuple[Run, float]]
    source: list[tuple[Run, float]]


def link(text: str, row: Pieces, tags: Floats, pointer: Pointer) -> tuple[Found, ...]:
    """Join roles into attributions, in text order.

    `tags` has a row a word of `row` and 7 columns of log-probabilities. A cue without content is
    given if it has a source; content without a cue is dropped.
    """
    paragraphs = np.cumsum(row.ids == NEWLINE)[row.first]
    runs = best_runs(tags, paragraphs)
    heads, parts = _cues(row, runs[CUE], pointer)
    if not heads:
        return ()
    groups = [_Group([head], [], []) for head in heads]
    for run, n in parts:
        groups[n].cue.append(run)
    apart = _first(paragraphs, runs[CONTENT])[:, None] != _first(paragraphs, heads)
    contents = _scores(row, runs[CONTENT], heads, pointer)
    contents[apart & ~_quoted(row, runs[CONTENT])[:, None]] = -np.inf
    _give_contents(groups, runs[CONTENT], contents)
    sources = _scores(row, runs[SOURCE], heads, pointer)
    sources[_first(paragraphs, runs[SOURCE])[:, None] != _first(paragraphs, heads)] = -np.inf
    _give_sources(groups, runs[SOURCE], sources)
    found = (_found(text, row, tags, group) for group in groups if group.content or group.source)
    return tuple(sorted(found, key=_place))


def best_runs(tags: Floats, paragraphs: Ints) -> tuple[list[Run], list[Run], list[Run]]:
    """Give the runs of each role in the best sequence in which nothing goes on unbegun.

    No role goes on from one paragraph to the next: in the corpus, 61 of 22,900 contents do.
    """
    runs: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    first, role = 0, None
    for n, tag in enumerate([*_best(tags, paragraphs), 0]):
        if role is not None and tag != 2 * role + 2:
            runs[role].append(Run(role, first, n))
            role = None
        if tag % 2:
            first, role = n, tag // 2
    return runs


def _best(tags: Floats, paragraphs: Ints) -> list[int]:
    """Give the best tag of each word, paragraph by paragraph.

    Where no likeliest tag goes on unbegun, they are the best sequence: most paragraphs are so.
    """
    best: list[int] = tags.argmax(axis=1).tolist()
    starts = np.flatnonzero(np.diff(paragraphs, prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(best)]):
        before = [0, *best[start:end]]
        if any(
            tag and not tag % 2 and last not in (tag, tag - 1) for last, tag in pairwise(before)
        ):
            best[start:end] = _viterbi(tags[start:end])
    return best


def _viterbi(tags: Floats) -> list[int]:
    """Give the best tags of a paragraph. Only "goes on" is constrained, by the tag before it."""
    total = [0.0] + [-np.inf] * (2 * _ROLES)
    back: list[list[int]] = []
    for here in tags.tolist():
        free = max(range(len(total)), key=total.__getitem__)
        came = [free] * len(total)
        reached = [total[free]] * len(total)
        for inner in range(2, len(total), 2):
            came[inner] = inner if total[inner] > total[inner - 1] else inner - 1
            reached[inner] = total[came[inner]]
        back.append(came)
        total = [before + score for before, score in zip(reached, here, strict=True)]
    tag = max(range(len(total)), key=total.__getitem__)
    path = []
    for came in reversed(back):
        path.append(tag)
        tag = came[tag]
    return path[::-1]


def _first(paragraphs: Ints, runs: list[Run]) -> Ints:
    """Give the paragraph that each run begins in."""
    return paragraphs[np.array([run.first for run in runs], dtype=np.int64)]


def _quoted(row: Pieces, runs: list[Run]) -> npt.NDArray[np.bool_]:
    """Say which runs have a word in quotation marks."""
    inside = in_quotation(row.features[row.first])
    return np.array([inside[run.first : run.last].any() for run in runs], dtype=np.bool_)


def _scores(row: Pieces, runs: list[Run], heads: list[Run], pointer: Pointer) -> Floats:
    """Mean log-probability that the words of each run point at each head."""
    columns = row.first[[head.first for head in heads]]
    if not runs:
        return np.empty((0, len(heads)), dtype=np.float32)
    lengths = np.array([run.last - run.first for run in runs])
    words = np.concatenate([row.first[run.first : run.last] for run in runs])
    starts = np.cumsum(lengths) - lengths
    means: Floats = np.add.reduceat(pointer(words, columns), starts) / lengths[:, None]
    return means.astype(np.float32)


def _cues(
    row: Pieces, runs: list[Run], pointer: Pointer
) -> tuple[list[Run], list[tuple[Run, int]]]:
    """Part cue runs into those that head an attribution and those that go with a head.

    "brushed … aside" is one cue in two runs: the second points at the first, and clearly so,
    for "said … and described …" are two cues that share a source.
    """
    if not runs:
        return [], []
    scores = _scores(row, runs, runs, pointer)
    scores[np.diag_indices(len(runs))] += PART_MARGIN
    best = scores.argmax(axis=1).tolist()
    heading = [n for n, target in enumerate(best) if target >= n or best[target] != target]
    place = {n: place for place, n in enumerate(heading)}
    parts = [(runs[n], place[target]) for n, target in enumerate(best) if n not in place]
    return [runs[n] for n in heading], parts


def _give_contents(groups: list[_Group], runs: list[Run], scores: Floats) -> None:
    """Give each content to its likeliest cue.

    Words outside quotation marks belong to a cue of their own paragraph: in the corpus, all but
    16 of 22,899 contents do.
    """
    for n, run in enumerate(runs):
        cue = int(scores[n].argmax())
        if np.isfinite(scores[n, cue]):
            groups[cue].content.append((run, float(np.exp(scores[n, cue]))))


def _give_sources(groups: list[_Group], runs: list[Run], scores: Floats) -> None:
    """Give each cue its likeliest source, best pair first; a source may serve several cues.

    A source stands in its cue's paragraph: in the corpus, all but 10 of 18,366 do.
    """
    for flat in np.argsort(-scores, axis=None, kind="stable").tolist():
        n, cue = divmod(flat, len(groups))
        if scores[n, cue] < LEAST_SOURCE:
            return
        if not groups[cue].source:
            groups[cue].source.append((runs[n], float(np.exp(scores[n, cue]))))


def _found(text: str, row: Pieces, tags: Floats, group: _Group) -> Found:
    linked = [*group.content, *group.source]
    runs = [*group.cue, *(run for run, _ in linked)]
    sure = [float(np.exp(_tag_scores(tags, run).mean())) for run in runs]
    probability = np.mean(sure) * np.mean([probability for _, probability in linked])
    return Found(
        source=_spans(text, row, [run for run, _ in group.source]),
        cue=_spans(text, row, group.cue),
        content=_spans(text, row, [run for run, _ in group.content]),
        confidence=round(float(probability), 4),
    )


def _tag_scores(tags: Floats, run: Run) -> Floats:
    scores: Floats = tags[run.first : run.last, 2 * run.role + 2].copy()
    scores[0] = tags[run.first, 2 * run.role + 1]
    return scores


def _spans(text: str, row: Pieces, runs: list[Run]) -> Spans:
    """Give the runs' spans in order, those that only white space parts as one."""
    joined: list[Span] = []
    for run in sorted(runs):
        span = Span(int(row.starts[run.first]), int(row.ends[run.last - 1]))
        if joined and not text[joined[-1].end : span.start].strip():
            span = Span(joined.pop().start, span.end)
        joined.append(span)
    return tuple(joined)


def _place(found: Found) -> tuple[Span, ...]:
    return tuple(sorted((*found.source, *found.cue, *found.content)))
