"""Run the network over a text, window by window, and join what it says of each.

The network (see `weights/CARD.md`) scores windows of up to 384 wordpieces. Where they overlap, a
piece is answered for by the window in which it has most context. They run one at a time: int8
activations are scaled by what runs together, so in a batch the windows of a text would change
each other.
"""

import json
import os
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from tadmor.errors import TadmorError
from tadmor.reading.links import Floats, link
from tadmor.reading.pieces import PAYLOAD, Ints, Window, model_input, pieces, windows
from tadmor.reading.tagger import WEIGHTS, Found
from tadmor.reading.words import words

MOST_THREADS: Final = 4  # one window is little work; a collection gains more from processes
NEVER: Final = -1e4  # the log-probability of a cue too far away to be considered


class Reader(NamedTuple):
    """The loaded weights: an ONNX session and the tokenizer that goes with it."""

    session: Any
    tokenizer: Any


class Answer(NamedTuple):
    """The links of the pieces that a window owns: a row each, a column each position.

    Position 0 is [CLS], position 1 the window's first piece.
    """

    window: Window
    links: Floats


def read(text: str) -> tuple[Found, ...]:
    """Find the attributions of one stretch of text, all of it at once."""
    reader = load(WEIGHTS)
    row = pieces(words(text), reader.tokenizer)
    if not len(row.first):
        return ()
    tags = np.empty((len(row.ids), 7), dtype=np.float32)
    answers: list[Answer] = []
    for window in windows(row.ids):
        ids, features = model_input(row, window.start, window.end)
        scores, links = reader.session.run(None, {"ids": ids[None], "features": features[None]})
        own = slice(window.own_start - window.start + 1, window.own_end - window.start + 1)
        tags[window.own_start : window.own_end] = scores[0, own]
        answers.append(Answer(window, links[0, own].copy()))
    return link(text, row, tags[row.first], Pointers(answers))


@cache
def load(folder: Path) -> Reader:
    """Load weights, once a process; the environment's TADMOR_THREADS says how many threads."""
    import onnxruntime  # noqa: PLC0415 - slow, and tests of decoding do without
    from tokenizers import Tokenizer  # noqa: PLC0415

    _check(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    session = onnxruntime.InferenceSession(
        folder / "reader.onnx",
        options,
        providers=["CPUExecutionProvider"],
        # onnxruntime's own normalisation of a sum takes eight times as long as sum and norm.
        disabled_optimizers=["SkipLayerNormFusion"],
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Reader(session, tokenizer)


def threads() -> int:
    """Give the threads for one window: TADMOR_THREADS, or the machine's up to four."""
    asked = os.environ.get("TADMOR_THREADS", "")
    if asked.isascii() and asked.isdigit() and int(asked):
        return int(asked)
    return min(os.cpu_count() or 1, MOST_THREADS)


def _check(folder: Path) -> None:
    """Hold the sizes of the weights against their manifest; a test holds the digests."""
    try:
        files = json.loads((folder / "manifest.json").read_bytes())["files"]
        sizes = {name: (folder / name).stat().st_size for name in files}
    except OSError as error:
        raise TadmorError(
            f"{error.filename}: the reader's weights are not there; install Tadmor again"
        ) from error
    for name, size in sizes.items():
        if size != files[name]["bytes"]:
            raise TadmorError(
                f"{folder / name}: {size} bytes where the manifest says {files[name]['bytes']};"
                " install Tadmor again"
            )


class Pointers:
    """Link scores across windows: each piece's come from the window that owns the piece."""

    def __init__(self, answers: list[Answer]) -> None:
        self._answers = answers
        self._ends = np.array([answer.window.own_end for answer in answers])

    def __call__(self, rows: Ints, columns: Ints) -> Floats:
        """Give the log-probability that each piece of `rows` points at each of `columns`."""
        owners = np.searchsorted(self._ends, rows, side="right").tolist()
        blocks, first = [], 0
        for owner, group in groupby(owners):
            last = first + len(list(group))
            blocks.append(_block(self._answers[owner], rows[first:last], columns))
            first = last
        return np.concatenate(blocks)


def _block(answer: Answer, rows: Ints, columns: Ints) -> Floats:
    """Score columns from one window.

    A column outside it has the probability of [CLS], "the cue is not here"; of several such the
    nearest is a little likelier, and one more than a window away is out of the question.
    """
    window = answer.window
    inside = (columns >= window.start) & (columns < window.end)
    away = np.maximum(window.start - columns, columns - window.end + 1)
    places = np.where(inside, columns - window.start + 1, 0)
    found: Floats = answer.links[np.ix_(rows - window.own_start, places)]
    found[:, ~inside] -= (1e-4 * away[~inside]).astype(np.float32)
    found[:, away > PAYLOAD] = NEVER
    return found
