"""A collection looked up by id, each thing once: parties, places, texts, attributions."""

import unicodedata

from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow, Party
from tadmor.model.text import quote

ARTICLES = frozenset({"the", "an", "a"})
PRONOUNS = frozenset("i it they we he she you who which that them us him this those these".split())


class Lookup:
    """Indexes over one collection, so that no claim costs a search through the case."""

    def __init__(self, collection: Collection) -> None:
        """Index everything that has an id."""
        self.places = {place.id: place for place in collection.places}
        self.parties = {party.id: party for party in collection.parties}
        self.attributions = {row.id: row for row in collection.attributions}
        self.sources = {source.facts.name: source for source in collection.sources}
        self.voices = {voice.id: voice for voice in collection.voices}

    def words(self, claim: ClaimRow, role: str) -> str | None:
        """Give the words of a role, without an article; None for a bare pronoun."""
        source = self.sources.get(claim.document)
        spans = claim.roles.get(role)
        if source is None or not spans:
            return None
        words = without_article(quote(source.reading.text, spans).strip())
        return None if words.casefold() in PRONOUNS else words or None

    def party(self, claim: ClaimRow, role: str) -> Party | None:
        """Give who fills a role: the party of the case, or else the words as one without an id."""
        known = self.parties.get(claim.actors.get(role))
        if known is not None:
            return known
        words = self.words(claim, role)
        return Party(id=None, name=words) if words else None

    def published(self, claim: ClaimRow) -> str | None:
        """Give the day (EDTF) on which a claim was published, where anybody knows it.

        A voice's own day wins. An editor's note has none from its page: it may be of a later one.
        """
        voice = self.voices.get(claim.voice)
        if voice is not None and (voice.published or voice.kind == "editor"):
            return voice.published
        source = self.sources.get(claim.document)
        return source.facts.published if source else None

    def place(self, id_: str | None) -> Party | None:
        """Give a place as rows name it."""
        known = self.places.get(id_ or "")
        return Party(id=known.id, name=known.name) if known else None


def without_article(words: str) -> str:
    """Take away a leading article: "the rebels" and "rebels" are the same words."""
    first, _, rest = words.partition(" ")
    return rest.lstrip() if rest and first.casefold() in ARTICLES else words


def folded(name: str) -> str:
    """Give a name without case, accents, hyphens and apostrophes, to compare spellings."""
    marks = unicodedata.normalize("NFKD", name.casefold().replace("-", " "))
    return " ".join("".join(mark for mark in marks if mark.isalnum() or mark == " ").split())


def key(party: Party) -> str:
    """Tell parties apart: by id, or by the folded words where nothing else is known."""
    return party.id or f"words:{folded(party.name)}"


def same(first: Party | None, second: Party | None) -> bool:
    """Say whether two are known to be one party."""
    return first is not None and second is not None and key(first) == key(second)


def account_key(claim: ClaimRow) -> str:
    """Tell accounts apart; somebody who is only words is nobody of another document."""
    account = claim.originating_source
    return account.id or f"{claim.document}:{folded(account.name)}"
