"""Measure who is mentioned where, and which mentions are one, on passages with every actor marked.

    python bench/actors.py [--misses]

The passages are `tests/golden/actors`, in the format of its README; those of `held-out.txt` are
counted apart and their misses are not shown. Sources and contents are given. A found mention
matches a marked one when they share half of their words (Dice, articles aside), one to one, best
pairs first. B-cubed (Bagga and Baldwin 1998) is given twice: of the mentions that were matched,
and of all, where a mention that was missed or made up counts nothing. On the articles of
`../shared` the sources are the mentions, and one that got no speaker stands alone.
"""

import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tadmor.grounding.actors import find
from tadmor.model.reading import Actor, Attribution
from tadmor.model.text import Span, Spans, hull, quote
from tadmor.reading.speaker_words import load
from tadmor.reading.speakers import link

FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "actors"
ARTICLES = Path(__file__).parents[2] / "shared" / "suites" / "dev-articles"
MARK = re.compile(r"(?P<open>\[|<)(?P<number>\d+) |(?P<brace>\{)|(?P<close>[\]>}])")
LINE = re.compile(r"^(\d+) = ([^|\n]+?) *\| *([a-z]+)(?: *\| *(\d+))?$", re.MULTILINE)
WORD = re.compile(r"\w+")
ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


class Marked(NamedTuple):
    """An actor as it was marked."""

    name: str
    type: str
    part_of: str | None


class Passage(NamedTuple):
    """A text, its actors by number, whose each mention is, and the sayings in it."""

    title: str
    text: str
    actors: Mapping[str, Marked]
    mentions: Mapping[Span, str]
    sayings: tuple[Attribution, ...]


class Piece(NamedTuple):
    """A marked stretch: `kind` is its opening mark, `within` the braces that it stands in."""

    kind: str
    number: str
    span: Span
    within: int | None


def passages(path: Path) -> Iterator[Passage]:
    """Read the passages of one file."""
    for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        rows = {row[0]: Marked(row[1], row[2], row[3] or None) for row in LINE.findall(body)}
        text, pieces = _scanned(LINE.sub("", body).strip())
        mentions = dict(_mentions(text, pieces))
        if set(mentions.values()) != set(rows):
            raise ValueError(f"{path.name}, {title!r}: marks and lines differ")
        yield Passage(title, text, rows, mentions, tuple(_sayings(text, pieces)))


def _scanned(written: str) -> tuple[str, list[Piece]]:
    """Take the marks out of a text, and remember where they were."""
    text, at = "", 0
    opened: list[tuple[str, str, int, int | None]] = []
    pieces: list[Piece] = []
    for match in MARK.finditer(written):
        text, at = text + written[at : match.start()], match.end()
        if match["close"]:
            kind, number, start, within = opened.pop()
            pieces.append(Piece(kind, number, Span(start, len(text)), within))
        else:
            braces = [start for kind, _, start, _ in opened if kind == "{"]
            within = braces[-1] if braces else None
            opened.append((match["open"] or "{", match["number"] or "", len(text), within))
    return text + written[at:], pieces


def _mentions(text: str, pieces: list[Piece]) -> Iterator[tuple[Span, str]]:
    """Give each mention without its article; a source that holds its own mention is none."""
    for piece in pieces:
        inner = any(p is not piece and _inside(p, piece) for p in pieces)
        if piece.kind != "{" and not inner:
            article = ARTICLE.match(text, piece.span.start, piece.span.end)
            yield Span(article.end() if article else piece.span.start, piece.span.end), piece.number


def _inside(inner: Piece, outer: Piece) -> bool:
    return inner.number == outer.number and outer.span.covers(inner.span)


def _sayings(text: str, pieces: list[Piece]) -> Iterator[Attribution]:
    """Pair each content with the nearest source in the same braces, of its own sentence first."""
    for content in (piece for piece in pieces if piece.kind == "{"):
        beside = [p for p in pieces if p.kind == "<" and p.within == content.within]
        source = min(beside, key=lambda p: _distance(text, p.span, content.span))
        within = None if content.within is None else f"a{content.within}"
        id_ = f"a{content.span.start}"
        yield Attribution(id=id_, source=(source.span,), content=(content.span,), within=within)


def _distance(text: str, one: Span, other: Span) -> tuple[int, int]:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(re.findall(r"[.;]\s|\n", between)), len(between)


class Found(NamedTuple):
    """What was found in a passage: actors, and whose each mention is, pronouns included."""

    actors: Mapping[str, Actor]
    mentions: Mapping[Span, str]


def found(text: str, sayings: tuple[Attribution, ...]) -> Found:
    """Find actors and speakers; a pronoun that got a speaker is a mention of him."""
    actors = find(text, (), sayings)
    mentions = {span: actor.id for actor in actors for span in actor.mentions}
    for one in link(text, sayings, actors):
        if one.speaker and quote(text, one.source).lower() in load().pronouns:
            mentions[hull(one.source)] = one.speaker
    return Found({actor.id: actor for actor in actors}, mentions)


def matched(text: str, marked: Mapping[Span, str], made: Mapping[Span, str]) -> dict[Span, Span]:
    """Pair marked mentions with found ones."""
    scored = sorted((-_dice(text, one, other), one, other) for one in marked for other in made)
    pairs: dict[Span, Span] = {}
    for score, one, other in scored:
        if score <= -0.5 and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _dice(text: str, one: Span, other: Span) -> float:
    want = {match.start() for match in WORD.finditer(text, *one)}
    have = {match.start() for match in WORD.finditer(text, *other)}
    return 2 * len(want & have) / (len(want) + len(have) or 1)


class Counts:
    """Sums over passages of what B-cubed, types and ties need."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.sums: defaultdict[str, float] = defaultdict(float)

    def add(self, passage: Passage, got: Found) -> None:
        """Count one passage."""
        pairs = matched(passage.text, passage.mentions, got.mentions)
        self.sums["marked"] += len(passage.mentions)
        self.sums["found"] += len(got.mentions)
        self.sums["matched"] += len(pairs)
        labels = [(passage.mentions[one], got.mentions[other]) for one, other in pairs.items()]
        marked, made = Counter(passage.mentions.values()), Counter(got.mentions.values())
        both = Counter(labels)
        seen, used = Counter(one for one, _ in labels), Counter(other for _, other in labels)
        for (one, other), count in both.items():
            self.sums["recall"] += count * count / marked[one]
            self.sums["precision"] += count * count / made[other]
            self.sums["recall of matched"] += count * count / seen[one]
            self.sums["precision of matched"] += count * count / used[other]
            self.sums["typed"] += count * (passage.actors[one].type == got.actors[other].type)
        self._ties(passage, got, both)

    def _ties(self, passage: Passage, got: Found, both: Mapping[tuple[str, str], int]) -> None:
        """Count what is part of what, each found actor taken for the one it shares most with."""
        meant = {other: one for (one, other), _ in sorted(both.items(), key=lambda row: row[1])}
        want = {(n, a.part_of) for n, a in passage.actors.items() if a.part_of}
        have = {(meant.get(a.id), meant.get(a.part_of)) for a in got.actors.values() if a.part_of}
        self.sums["ties marked"] += len(want)
        self.sums["ties right"] += len(want & have)
        self.sums["ties wrong"] += len({tie for tie in have - want if None not in tie})

    def figures(self) -> dict[str, float]:
        """Give every figure, in percent where it is a share."""
        s = self.sums
        whole = _f1(s["precision"] / (s["found"] or 1), s["recall"] / (s["marked"] or 1))
        share = s["matched"] or 1
        among = _f1(s["precision of matched"] / share, s["recall of matched"] / share)
        return {
            "mentions.recall": 100 * s["matched"] / (s["marked"] or 1),
            "mentions.precision": 100 * s["matched"] / (s["found"] or 1),
            "bcubed.precision": whole[0],
            "bcubed.recall": whole[1],
            "bcubed.f1": whole[2],
            "bcubed.matched.precision": among[0],
            "bcubed.matched.recall": among[1],
            "bcubed.matched.f1": among[2],
            "type": 100 * s["typed"] / share,
            "part_of.right": s["ties right"],
            "part_of.marked": s["ties marked"],
            "part_of.wrong": s["ties wrong"],
        }


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall or 1)


def measure(*, held_out: bool) -> dict[str, float]:
    """Measure the passages that may be studied, or those held out."""
    counts = Counts()
    for path in sorted(FOLDER.glob("*.txt")):
        if (path.stem == "held-out") == held_out:
            for passage in passages(path):
                counts.add(passage, found(passage.text, passage.sayings))
    return counts.figures()


def articles() -> dict[str, float]:
    """B-cubed of the sources of the annotated articles, by the name that gold gives each."""
    rows: list[tuple[Hashable, Hashable]] = []
    for path in sorted(ARTICLES.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (path.parent / gold["text_file"]).read_bytes().decode("utf-8")
        sayings = tuple(_saying(row) for row in gold["attributions"])
        linked = link(text, sayings, find(text, (), sayings))
        for row, one in zip(gold["attributions"], linked, strict=True):
            if one.source:
                speaker = one.speaker or f"alone {one.id}"
                rows.append(((path.stem, row["source"]["name"]), (path.stem, speaker)))
    both, marked, made = Counter(rows), Counter(r[0] for r in rows), Counter(r[1] for r in rows)
    precision = sum(count**2 / made[other] for (_, other), count in both.items())
    recall = sum(count**2 / marked[one] for (one, _), count in both.items())
    size = len(rows) or 1
    names = ("bcubed.precision", "bcubed.recall", "bcubed.f1")
    return dict(zip(names, _f1(precision / size, recall / size), strict=True))


def _saying(row: Mapping[str, Any]) -> Attribution:
    return Attribution(
        id=row["id"].lower(),
        source=_spans(row["source"]["span"]),
        cue=_spans(row["cue"]["span"]),
        content=tuple(Span(piece["s"], piece["e"]) for piece in row["content"]),
        within=None if row["parent"] == "AUT" else row["parent"].lower(),
    )


def _spans(piece: Mapping[str, int] | None) -> Spans:
    return (Span(piece["s"], piece["e"]),) if piece else ()


def misses() -> Iterator[str]:
    """Show, for each passage that may be studied, how mentions and actors fall apart."""
    for path in sorted(FOLDER.glob("*.txt")):
        for passage in passages(path) if path.stem != "held-out" else ():
            got = found(passage.text, passage.sayings)
            pairs = matched(passage.text, passage.mentions, got.mentions)
            yield f"== {passage.title}"
            for number, actor in passage.actors.items():
                spans = sorted(s for s, n in passage.mentions.items() if n == number)
                yield f"{actor.name}: " + ", ".join(_shown(passage, got, pairs, s) for s in spans)
            extra = [s for s in got.mentions if s not in pairs.values()]
            yield "made up: " + ", ".join(quote(passage.text, s) for s in sorted(extra))


def _shown(passage: Passage, got: Found, pairs: Mapping[Span, Span], span: Span) -> str:
    words = quote(passage.text, span)
    if span not in pairs:
        return f"{words!r} missed"
    actor = got.actors[got.mentions[pairs[span]]]
    marked = passage.actors[passage.mentions[span]]
    kind = "" if actor.type == marked.type else f" {actor.type}, not {marked.type}"
    return f"{words!r} {actor.id}{kind}"


def main() -> int:
    """Measure all and print."""
    start = time.perf_counter()
    for label, held_out in (("studied", False), ("held out", True)):
        print(label, {name: round(n, 1) for name, n in measure(held_out=held_out).items()})
    print(f"{1000 * (time.perf_counter() - start):.0f} ms in all")
    if ARTICLES.is_dir():
        print("articles", {name: round(n, 1) for name, n in articles().items()})
    if "--misses" in sys.argv:
        print("\n".join(misses()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
