"""A long reading made by hand, with one of everything that the page shows.

A relay within a relay, an editor who interrupts, a denial, figures with and without a number, a
place that no gazetteer has, a date without an anchor, and a sign outside the basic plane before
them all.
"""

from tadmor.model.reading import (
    Actor,
    Attribution,
    Bounds,
    Candidate,
    Claim,
    ClaimTimes,
    Figure,
    Place,
    Reading,
    TimeExpression,
    Voice,
)
from tests.dossier.make import at, facts

SIEGE = """\
🕊 Who held the outer forts of Przemyśl?

The fortress fell on 22 March 1915 after a siege of 133 days. [Editor: our count starts on \
9 November; other counts start sooner.] No relief column ever reached the town.

Colonel Ivo Marek, a staff officer of the garrison, has admitted that the western forts were \
abandoned three days before the surrender, the daily Nowiny reported, according to the Vistula \
Telegraph.

The army command denied that any fort was lost in fighting. “Not one gun passed into enemy \
hands,” a spokesman said on 23 March. But villagers from Medyka told the Courier that they saw \
six guns hauled away.

The Vistula Telegraph wrote that at least 300 men were killed on Hill 264 during the last \
sortie. Nowiny spoke of heavy losses. That the bridges were blown up on orders cannot be \
confirmed.

Editor:

Our correspondent wrote without seeing the forts.
"""


def siege() -> Reading:
    return Reading(
        document=facts(
            "forts.txt",
            SIEGE,
            title="Who held the outer forts of Przemyśl?",
            publisher="Harbour Courier",
            author="Agnes Tilney",
            published="1915-04-02",
            language="en",
            note="A fictional article, written for Tadmor's tests.",
        ),
        text=SIEGE,
        voices=(
            Voice(id="v0", kind="author", name="Agnes Tilney", published="1915-04-02"),
            Voice(
                id="v1",
                kind="headline",
                spans=(at(SIEGE, "🕊 Who held the outer forts of Przemyśl?"),),
            ),
            Voice(
                id="v2",
                kind="editor",
                name="Harbour Courier's editor",
                spans=(
                    at(
                        SIEGE,
                        "[Editor: our count starts on 9 November; other counts start sooner.]",
                    ),
                    at(SIEGE, "Editor:\n\nOur correspondent wrote without seeing the forts."),
                ),
            ),
        ),
        attributions=_attributions(),
        actors=_actors(),
        places=_places(),
        times=(
            TimeExpression(id="t1", span=at(SIEGE, "22 March 1915"), edtf="1915-03-22"),
            TimeExpression(
                id="t2",
                span=at(SIEGE, "23 March"),
                edtf="1915-03-23",
                anchor="1915-04-02",
                rule="the last 23 March before the document's date",
            ),
            TimeExpression(
                id="t3",
                span=at(SIEGE, "9 November"),
                rule="the note's own date is not on the page, so its year is not known",
            ),
        ),
        claims=_claims(),
    )


def _attributions() -> tuple[Attribution, ...]:
    marek = "Colonel Ivo Marek, a staff officer of the garrison"
    forts = "the western forts were abandoned three days before the surrender"
    admitted = f"{marek}, has admitted that {forts}"
    return (
        Attribution(
            id="a1",
            source=(at(SIEGE, marek),),
            cue=(at(SIEGE, "has admitted"),),
            content=(at(SIEGE, forts),),
            speaker="n1",
            within="a2",
            stance="admits",
        ),
        Attribution(
            id="a2",
            source=(at(SIEGE, "the daily Nowiny"),),
            cue=(at(SIEGE, "reported"),),
            content=(at(SIEGE, admitted),),
            speaker="n2",
            within="a3",
            stance="relays",
        ),
        Attribution(
            id="a3",
            source=(at(SIEGE, "the Vistula Telegraph"),),
            cue=(at(SIEGE, "according to"),),
            content=(at(SIEGE, f"{admitted}, the daily Nowiny reported"),),
            speaker="n3",
            stance="relays",
        ),
        Attribution(
            id="a4",
            source=(at(SIEGE, "The army command"),),
            cue=(at(SIEGE, "denied"),),
            content=(at(SIEGE, "any fort was lost in fighting"),),
            speaker="n4",
            stance="denies",
        ),
        Attribution(
            id="a5",
            source=(at(SIEGE, "a spokesman"),),
            cue=(at(SIEGE, "said"),),
            content=(at(SIEGE, "“Not one gun passed into enemy hands,”"),),
            speaker="n4",
            manner="direct",
            certainty="certain",
            said="1915-03-23",
        ),
        Attribution(
            id="a6",
            source=(at(SIEGE, "villagers from Medyka"),),
            cue=(at(SIEGE, "told the Courier"),),
            content=(at(SIEGE, "they saw six guns hauled away"),),
            speaker="n5",
        ),
        Attribution(
            id="a7",
            source=(at(SIEGE, "The Vistula Telegraph"),),
            cue=(at(SIEGE, "wrote"),),
            content=(at(SIEGE, "at least 300 men were killed on Hill 264 during the last sortie"),),
            speaker="n3",
        ),
        Attribution(
            id="a8",
            source=(at(SIEGE, "Nowiny", after="sortie"),),
            cue=(at(SIEGE, "spoke of"),),
            content=(at(SIEGE, "heavy losses"),),
            speaker="n2",
            manner="mixed",
        ),
    )


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(id="n1", name="Ivo Marek", type="person", mentions=(at(SIEGE, "Colonel Ivo Marek"),)),
        Actor(id="n2", name="Nowiny", type="outlet", mentions=(at(SIEGE, "Nowiny"),)),
        Actor(
            id="n3",
            name="Vistula Telegraph",
            type="outlet",
            mentions=(at(SIEGE, "Vistula Telegraph"),),
        ),
        Actor(id="n4", name="Army command", type="office", mentions=(at(SIEGE, "army command"),)),
        Actor(id="n5", name="Villagers from Medyka", type="people"),
        Actor(id="n6", name="Garrison", type="force", mentions=(at(SIEGE, "the garrison"),)),
    )


def _places() -> tuple[Place, ...]:
    fortress = Candidate(name="Przemyśl", lat=49.784, lon=22.768, country="PL", authority="test:1")
    return (
        Place(
            id="p1",
            name="Przemyśl",
            lat=49.784,
            lon=22.768,
            kind="point",
            authority="test:1",
            mentions=(at(SIEGE, "Przemyśl"), at(SIEGE, "The fortress"), at(SIEGE, "the town")),
            candidates=(fortress,),
            why="the only Przemyśl in the gazetteer",
        ),
        Place(
            id="p2",
            name="Hill 264",
            mentions=(at(SIEGE, "Hill 264"),),
            why="no gazetteer at hand has a Hill 264",
        ),
    )


def _claims() -> tuple[Claim, ...]:
    fallen = Bounds(
        edtf="1915-03-22",
        start_min="1915-03-22",
        start_max="1915-03-22",
        end_min="1915-03-22",
        end_max="1915-03-22",
        end="known",
    )
    forts = "the western forts were abandoned three days before the surrender"
    killed = "at least 300 men were killed on Hill 264 during the last sortie"
    return (
        Claim(
            id="c1",
            frame="loss",
            span=at(SIEGE, "The fortress fell on 22 March 1915"),
            roles={"place": (at(SIEGE, "The fortress"),)},
            actors={},
            place="p1",
            time="1915-03-22",
            times=ClaimTimes(event=fallen),
            extent="whole",
            moves=True,
        ),
        Claim(
            id="c2",
            frame="advance",
            span=at(SIEGE, "No relief column ever reached the town"),
            roles={"who": (at(SIEGE, "relief column"),), "place": (at(SIEGE, "the town"),)},
            actors={},
            place="p1",
            polarity="denies",
        ),
        Claim(
            id="c3",
            frame="withdraw",
            span=at(SIEGE, forts),
            roles={
                "who": (at(SIEGE, "the garrison"),),
                "place": (at(SIEGE, "the western forts"),),
            },
            actors={"who": "n6"},
            time="1915-03-19",
            certainty="probable",
            extent="part",
            attribution="a1",
        ),
        Claim(
            id="c4",
            frame="loss",
            span=at(SIEGE, "any fort was lost in fighting"),
            roles={"place": (at(SIEGE, "any fort"),)},
            actors={},
            polarity="denies",
            attribution="a4",
        ),
        Claim(
            id="c5",
            frame="casualties",
            span=at(SIEGE, killed),
            roles={"victims": (at(SIEGE, "300 men"),), "place": (at(SIEGE, "Hill 264"),)},
            actors={},
            place="p2",
            figure=Figure(min=300, kind="killed", period="the last sortie"),
            attribution="a7",
        ),
        Claim(
            id="c6",
            frame="casualties",
            span=at(SIEGE, "heavy losses"),
            roles={"victims": (at(SIEGE, "heavy losses"),)},
            actors={},
            figure=Figure(vague=True, kind="casualties"),
            attribution="a8",
        ),
        Claim(
            id="c7",
            frame="attack",
            span=at(SIEGE, "the bridges were blown up on orders"),
            roles={"target": (at(SIEGE, "the bridges"),)},
            actors={},
            polarity="unasserted",
            aspect="ordered",
            certainty="possible",
        ),
    )
