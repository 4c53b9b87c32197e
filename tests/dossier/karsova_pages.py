"""Five pages on a town that never was, besieged in 1915: three accounts, at odds over one day.

Each page is a text with its claims in the order of the text: who says it, in which words, and what
is said to have happened. `tables_case.py` makes the case's tables of them.
"""

from tadmor.model.reading import (
    Figure,
    Stance,
)
from tadmor.model.values import value


@value
class Words:
    """A claim as the page words it, in the attribution of `speaker` by `cue`."""

    speaker: str
    cue: str
    words: str
    frame: str
    time: str | None
    stance: Stance = "asserts"
    place: str = "Karsova"
    figure: Figure | None = None


@value
class Page:
    """A text with what is known of it, and the claims that were read in it."""

    name: str
    title: str
    publisher: str
    published: str
    text: str
    claims: tuple[Words, ...]


WIRE = """\
Karsova stands, says its garrison

KARSOVA, 9 June. The garrison command said that the town of Karsova was firmly in its hands this \
morning and that the night assault had been beaten back. It put the attackers' dead at more than \
300. The command denied that any soldier had left the town.
"""

COPY = """\
Assault on Karsova beaten back

The garrison command said that the town of Karsova was firmly in its hands this morning and that \
the night assault had been beaten back, the Northern Wire reports. It put the attackers' dead at \
400.
"""

STAFF = """\
Staff bulletin of 10 June 1915

The besieging staff announced that its troops entered Karsova at dawn on 9 June and took the whole \
town. Its own dead were given as 41. Since early May, it said, the town had been shut in on every \
side.
"""

SISTER = """\
What the sister saw at Karsova

Sister Agathe of the town hospital told the Lantern that the garrison marched out over the mill \
bridge in the night of 8 June. On 9 June nobody held Karsova, she said. The first riders of the \
besieging army came on 10 June, by her account, and hung a flag from the mill.
"""

LATER = """\
Garrison command gives up its claim

The garrison command acknowledged on 20 June that Karsova was lost on 9 June. It gave no figure \
for the dead.
"""

PAGES = (
    Page(
        name="1915-06-09-northern-wire.txt",
        title="Karsova stands, says its garrison",
        publisher="Northern Wire",
        published="1915-06-09",
        text=WIRE,
        claims=(
            Words(
                speaker="garrison command",
                cue="said",
                words="the town of Karsova was firmly in its hands this morning",
                frame="control",
                time="1915-06-09",
            ),
            Words(
                speaker="garrison command",
                cue="said",
                words="the night assault had been beaten back",
                frame="attack",
                time="1915-06-08/1915-06-09",
            ),
            Words(
                speaker="garrison command",
                cue="put",
                words="the attackers' dead at more than 300",
                frame="casualties",
                time="1915-06-08/1915-06-09",
                figure=Figure(min=301, kind="killed"),
            ),
            Words(
                speaker="garrison command",
                cue="denied",
                words="any soldier had left the town",
                frame="withdraw",
                time="1915-06-08/1915-06-09",
                stance="denies",
            ),
        ),
    ),
    Page(
        name="1915-06-11-harbour-courier.txt",
        title="Assault on Karsova beaten back",
        publisher="Harbour Courier",
        published="1915-06-11",
        text=COPY,
        claims=(
            Words(
                speaker="garrison command",
                cue="said",
                words="the town of Karsova was firmly in its hands this morning",
                frame="control",
                time="1915-06-11",
            ),
            Words(
                speaker="garrison command",
                cue="put",
                words="the attackers' dead at 400",
                frame="casualties",
                time="1915-06-10/1915-06-11",
                figure=Figure(min=400, max=400, kind="killed"),
            ),
        ),
    ),
    Page(
        name="1915-06-10-vell-gazette.txt",
        title="Staff bulletin of 10 June 1915",
        publisher="Vell Gazette",
        published="1915-06-10",
        text=STAFF,
        claims=(
            Words(
                speaker="besieging staff",
                cue="announced",
                words="its troops entered Karsova at dawn on 9 June and took the whole town",
                frame="gain",
                time="1915-06-09",
            ),
            Words(
                speaker="besieging staff",
                cue="were given as",
                words="Its own dead were given as 41",
                frame="casualties",
                time="1915-06-09",
                figure=Figure(min=41, max=41, kind="killed"),
            ),
            Words(
                speaker="besieging staff",
                cue="it said",
                words="the town had been shut in on every side",
                frame="present",
                time="1915-05/1915-06-09",
            ),
        ),
    ),
    Page(
        name="1915-06-14-evening-lantern.txt",
        title="What the sister saw at Karsova",
        publisher="Evening Lantern",
        published="1915-06-14",
        text=SISTER,
        claims=(
            Words(
                speaker="Sister Agathe",
                cue="told",
                words="the garrison marched out over the mill bridge in the night of 8 June",
                frame="withdraw",
                time="1915-06-08/1915-06-09",
                place="mill bridge",
            ),
            Words(
                speaker="Sister Agathe",
                cue="she said",
                words="On 9 June nobody held Karsova",
                frame="control",
                time="1915-06-09",
            ),
            Words(
                speaker="Sister Agathe",
                cue="by her account",
                words="The first riders of the besieging army came on 10 June",
                frame="advance",
                time="1915-06-10",
            ),
        ),
    ),
    Page(
        name="1915-06-20-northern-wire.txt",
        title="Garrison command gives up its claim",
        publisher="Northern Wire",
        published="1915-06-20",
        text=LATER,
        claims=(
            Words(
                speaker="garrison command",
                cue="acknowledged",
                words="Karsova was lost on 9 June",
                frame="loss",
                time="1915-06-09",
                stance="admits",
            ),
        ),
    ),
)

POINTS = {"Karsova": (49.31, 22.44, "point"), "mill bridge": (49.33, 22.47, "near")}
SPEAKERS = {
    "garrison command": "Garrison command",
    "besieging staff": "Besieging staff",
    "Sister Agathe": "Sister Agathe",
}
