"""Claims told in a noun: "capture claimed by the army", "control of X was claimed by both sides".

News in brief and lists of places say so; running text has a verb, which the trained reader knows.
Who claims is the source, "claimed" the cue, and the noun with what it is of the content. In
"capture by the army claimed on Monday" nobody is said to claim it, and there is no source.
"""

import re
from collections.abc import Iterator, Sequence

from tadmor.model.text import Span
from tadmor.reading.nesting import Node

CLAIMED = re.compile(
    r"""\b(?P<content>(?:(?:[Ff]ull|[Cc]omplete)\ )?
            (?:[Cc]ontrol|(?:[Rr]e)?[Cc]apture|[Ss]eizure|[Ll]iberation|[Vv]ictory|[Rr]esponsibility
              |[Ww]ithdrawal)
            (?:\ (?:of|over|for|in|from|by)\ [^.,;:\n]{2,50}?)?)
        \ (?:(?:also|now|later)\ )*
        (?:
          (?P<cue>(?:(?:is|was|has\ been|had\ been|being)\ (?:also\ )?)?claimed)\ by\s+
          (?P<source>
            (?:(?:the|both|its|their|a|an|pro-\w+)\s)?
            (?:(?!(?:on|in|at|as|and|but|since|after|before|for|from|to|by|with)\b)
               [^\W\d][\w/'\u2019.-]*(?<!\.)(?:[\ \u00a0]+|(?=[\s.,;:)]|$))){1,5})
        | (?<=\w\ )(?<!has\ )(?<!have\ )(?<!had\ )
          (?P<alone>claimed)(?=(?:\ on|\ in)?\ (?:\d|[A-Z])|[.;]|\s*$)
        )""",
    re.VERBOSE,
)


def claimed(text: str, nodes: Sequence[Node]) -> Iterator[Node]:
    """Give those that none of `nodes` reads, as outermost attributions."""
    taken = [span for node in nodes for span in (*node.cue, *node.source)]
    for match in CLAIMED.finditer(text):
        cue = Span(*match.span("cue" if match["cue"] else "alone"))
        if any(span.overlaps(cue) for span in taken) or _undone(match):
            continue
        start = match.start("source")
        named = Span(start, start + len((match["source"] or "").rstrip()))
        content = Span(*match.span("content"))
        yield Node(source=(named,) if match["source"] else (), cue=(cue,), content=(content,))


def _undone(match: re.Match[str]) -> bool:
    """Say whether a noun without a claimant lacks its doer too: "victory claimed"."""
    return match["alone"] is not None and " by " not in match["content"]
