"""Count speakers' names right, wrong and left open, where sources and contents are given.

    python bench/speakers.py [--misses]

This measures who is meant, not where a source stands: on our own passages (`training/attribution`,
without those held out), and on the annotated articles of `../shared`. Half of the passages, by a
hash of the title, may be studied; the other half is only counted. In a passage a name is right if
all telling words of one are in the other; in an article, if they share one; where the source is a
description that points to nothing before it ("a soldier"), its own words count.
"""

import hashlib
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from passages import FOLDER, Passage, passages

from tadmor.grounding.actors import find
from tadmor.model.reading import Actor, Attribution, Voice
from tadmor.model.text import Span, Spans, quote
from tadmor.reading import voices
from tadmor.reading.speakers import link

ARTICLES = Path(__file__).parents[2] / "shared" / "suites" / "dev-articles"
EMPTY = frozenset(
    "the a an of for and in to from with by or on his its group source sources".split()
)
PRONOUNS = frozenset("he she it they who".split())
# Gold spells some names otherwise than the text: its own initials and British spelling.
SAME = {"icrc": "cross", "defence": "defense"}


def main() -> int:
    """Print the counts, and with --misses each miss that may be studied."""
    lines: list[str] = []
    start = time.process_time()
    for studied, counts in zip(("unstudied half", "studied half"), measure(lines), strict=True):
        right = counts["right"] + counts["rightly none"]
        print(f"{studied}: {100 * right / counts.total():.1f} of {counts.total()}: {_told(counts)}")
    words = sum(len(passage.text.split()) for passage in passages(FOLDER))
    print(f"{700_000 * (time.process_time() - start) / words:.1f} ms of one core for 700 words")
    if ARTICLES.is_dir():
        print(f"articles: {_told(articles(lines))}")
    else:
        print(f"{ARTICLES} is not here: its speakers were not measured.")
    if "--misses" in sys.argv:
        print("\n".join(lines))
    return 0


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())


def measure(lines: list[str]) -> tuple[Counter[str], Counter[str]]:
    """Count the passages that are not studied, and those that are; add a line for each miss."""
    halves: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for passage in passages(FOLDER):
        studied = hashlib.sha256(passage.title.encode()).digest()[0] % 2 == 0
        names, linked = _linked(passage)
        for marked, one in zip(passage.attributions, linked, strict=True):
            name = names.get(one.speaker or "")
            verdict = _judged(marked.speaker, name)
            halves[studied][verdict] += 1
            if studied and not verdict.startswith("right"):
                words = quote(passage.text, marked.source)
                lines.append(
                    f"{passage.title}: {words!r} {verdict}: {marked.speaker!r}, not {name!r}"
                )
    return halves


def _linked(passage: Passage) -> tuple[dict[str, str], tuple[Attribution, ...]]:
    """Give the actors' names of a passage, and its attributions with their speakers."""
    page = voices.find(passage.text).voices
    said = tuple(
        Attribution(
            id=f"a{marked.number}",
            source=marked.source,
            cue=marked.cue,
            content=marked.content,
            voice=_voice(page, (marked.source or marked.content)[0]),
            within=marked.within and f"a{marked.within}",
        )
        for marked in passage.attributions
    )
    actors = find(passage.text, page, said)
    return {actor.id: actor.name for actor in actors}, link(passage.text, said, actors)


def _voice(page: tuple[Voice, ...], at: Span) -> str:
    return next((voice.id for voice in page if any(s.covers(at) for s in voice.spans)), "v0")


def _judged(marked: str | None, found: str | None) -> str:
    if marked is None:
        return "rightly none" if found is None else "invented"
    if found is None:
        return "abstained"
    want, have = _words(marked), _words(found)
    return "right" if want and have and (want <= have or have <= want) else "wrong"


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - set("the a an of for and in s".split())


def articles(lines: list[str]) -> Counter[str]:
    """Count the articles; add a line for each miss."""
    counts: Counter[str] = Counter()
    for path in sorted(ARTICLES.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (path.parent / gold["text_file"]).read_bytes().decode("utf-8")
        attributions = tuple(_attribution(row) for row in gold["attributions"])
        actors = find(text, (), attributions)
        names = {actor.id: actor for actor in actors}
        for row, one in zip(gold["attributions"], link(text, attributions, actors), strict=True):
            verdict = _verdict(row["source"], names.get(one.speaker or ""))
            counts[verdict] += 1
            if not verdict.startswith("right"):
                name = names[one.speaker].name if one.speaker else None
                lines.append(
                    f"{path.stem} {row['id']}: {verdict}: {row['source']['name']!r}, not {name!r}"
                )
    return counts


def _attribution(row: dict[str, Any]) -> Attribution:
    return Attribution(
        id=row["id"].lower(),
        source=_spans(row["source"]["span"]),
        cue=_spans(row["cue"]["span"]),
        content=tuple(Span(piece["s"], piece["e"]) for piece in row["content"]),
        within=None if row["parent"] == "AUT" else row["parent"].lower(),
        manner=row["mode"],
    )


def _spans(piece: dict[str, int] | None) -> Spans:
    return (Span(piece["s"], piece["e"]),) if piece else ()


def _verdict(source: dict[str, Any], actor: Actor | None) -> str:
    unnamed = source["span"] is None
    if actor is None:
        return "rightly none" if unnamed else "abstained"
    if unnamed:
        return "wrong"
    words = source["span"]["text"]
    own = set() if words.lower().startswith("the ") else _telling(words) - PRONOUNS
    return "right" if (_telling(source["name"]) | own) & _telling(actor.name) else "wrong"


def _telling(name: str) -> set[str]:
    words = {re.sub(r"(?<!s)s$", "", word) for word in re.findall(r"[\w-]+", name.lower())}
    return {SAME.get(word, word) for word in words - EMPTY}


if __name__ == "__main__":
    sys.exit(main())
