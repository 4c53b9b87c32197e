"""Count speakers' names right, wrong and left open on the annotated articles of `../shared`.

Gold sources are given, so this measures who is meant, not where a source stands. Run:
`python bench/speakers.py`. A name is right if it shares a telling word with the gold name; where
the source is a description that points to nothing before it ("a soldier"), its own words count.
"""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tadmor.grounding.actors import find
from tadmor.model.reading import Actor, Attribution
from tadmor.model.text import Span, Spans
from tadmor.reading.speakers import link

ARTICLES = Path(__file__).parents[2] / "shared" / "suites" / "dev-articles"
EMPTY = frozenset(
    "the a an of for and in to from with by or on his its group source sources".split()
)
PRONOUNS = frozenset("he she it they who".split())
# Gold spells some names otherwise than the text: its own initials and British spelling.
SAME = {"icrc": "cross", "defence": "defense"}


def main() -> int:
    """Print each miss and the counts."""
    if not ARTICLES.is_dir():
        print(f"{ARTICLES} is not here: speakers were not measured.")
        return 0
    counts: Counter[str] = Counter()
    spent = 0.0
    for path in sorted(ARTICLES.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (path.parent / gold["text_file"]).read_bytes().decode("utf-8")
        attributions = tuple(_attribution(row) for row in gold["attributions"])
        start = time.perf_counter()
        actors = find(text, (), attributions)
        linked = link(text, attributions, actors)
        spent += time.perf_counter() - start
        names = {actor.id: actor for actor in actors}
        for row, one in zip(gold["attributions"], linked, strict=True):
            verdict = _verdict(row["source"], names.get(one.speaker or ""))
            counts[verdict] += 1
            if verdict not in ("right", "rightly none"):
                found = names[one.speaker].name if one.speaker else None
                print(
                    f"{path.stem} {row['id']}: {verdict}: {row['source']['name']!r}, not {found!r}"
                )
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.most_common()))
    print(f"{1000 * spent:.0f} ms in all")
    return 0


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
