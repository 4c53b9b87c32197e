"""What a page states about itself: in JSON-LD, in meta elements, in its headings.

Only declarations are read; nothing is searched for in the running text, and two declarations of
one kind that differ on a date give none. (trafilatura's own search takes the likeliest date on
the page, up to today: that is a guess, and it looks at the clock.)
"""

import json
import re
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from tadmor.documents.sidecar import is_address, tidy
from tadmor.model.edtf import parse

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "publication_date",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "date",
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
)
_PUBLISHER_NAMES = ("og:site_name", "publisher", "dc.publisher", "citation_journal_title")
_DAY = re.compile(r"(\d{4})(?:[-/](\d{2})(?:[-/](\d{2})(?:[T ].*)?)?)?")
# What programs write where no date was set.
_NO_DATE = frozenset({"1970-01-01", "0001-01-01", "1970", "0000"})
_BY = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)
# "By" and a name of at most five words, a short "and" between two names included.
_NAME_WORDS = 6
_DIVIDERS = "|,;:·•–—- "  # noqa: RUF001 - pages use these dashes
_SIGNED = (
    "//*[@rel='author' or @itemprop='author'"
    " or contains(concat(' ', normalize-space(@class), ' '), ' byline ')]"
)
_NOBODY = frozenset({"admin", "administrator", "editor", "webmaster", "root", "unknown", "staff"})
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", re.IGNORECASE)
_FACT_LENGTH = 500
_NAME_LENGTH = 120


def page_facts(page: Any, source: str) -> dict[str, str]:
    """Give the facts that a page declares: those keys of the sidecar for which it has a value."""
    meta, articles = _meta(page), tuple(_articles(page))
    publisher = _publisher(meta, articles)
    facts = {
        "url": _url(page, meta, source),
        "title": _title(page, meta, articles, publisher),
        "publisher": publisher,
        "author": _author(page, meta, articles),
        "published": _published(page, meta, articles),
        "language": _language(page, meta),
    }
    return {key: fact for key, fact in facts.items() if fact}


def day(words: str) -> str | None:
    """Give the day that a declared date names, as EDTF, by its writer's own clock.

    Only forms that can be read in one way: ISO 8601 (also with slashes, year first) and the
    mail form "Thu, 05 May 2016 10:00:00 GMT". "05/06/2016" is None.
    """
    words = words.strip()[:64]
    if found := _DAY.fullmatch(words):
        written = "-".join(part for part in found.groups() if part)
    elif words[:3].isalpha():
        try:
            written = parsedate_to_datetime(words).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    else:
        return None
    try:
        parse(written)
    except ValueError:
        return None
    return None if written in _NO_DATE else written


def _meta(page: Any) -> dict[str, list[str]]:
    """Give the contents of meta elements by name, property or itemprop, in lower case."""
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        content = tidy(element.get("content") or "")[:_FACT_LENGTH]
        for attribute in ("property", "name", "itemprop"):
            if content and (key := element.get(attribute)):
                found.setdefault(key.lower(), []).append(content)
    return found


def _articles(page: Any) -> Iterator[dict[str, Any]]:
    """Give the page's own article in JSON-LD; entries nested in it are not the page."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _list(data):
            graph = node.get("@graph") if isinstance(node, dict) else None
            for item in _list(graph) if graph else (node,):
                if isinstance(item, dict) and any(
                    isinstance(kind, str) and _ARTICLE.fullmatch(kind)
                    for kind in _list(item.get("@type"))
                ):
                    yield item


def _list(content: Any) -> list[Any]:
    return content if isinstance(content, list) else [content]


def _first(words: Iterable[Any], length: int = _FACT_LENGTH) -> str | None:
    """Give the first string that holds anything, on one line."""
    tidied = (tidy(word) for word in words if isinstance(word, str))
    return next((word for word in tidied if word and len(word) <= length), None)


def _named(meta: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _names(content: Any) -> Iterator[str]:
    """Give the names in a JSON-LD person, organisation, string, or list of them."""
    for item in _list(content):
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and tidy(name) and not is_address(tidy(name)):
            yield tidy(name)


def _publisher(meta: dict[str, list[str]], articles: Iterable[dict[str, Any]]) -> str | None:
    stated = (name for article in articles for name in _names(article.get("publisher")))
    declared = (name for name in _named(meta, _PUBLISHER_NAMES) if not is_address(name))
    return _first((*stated, *declared), _NAME_LENGTH)


def _title(
    page: Any, meta: dict[str, list[str]], articles: Iterable[dict[str, Any]], publisher: str | None
) -> str | None:
    """Give the headline; a <title> or og:title loses the publisher's name at its end."""
    headings = [heading.text_content() for heading in page.iter("h1")]
    heads = [title.text_content() for title in page.iter("title")]
    stated = [article.get("headline") for article in articles]
    single = headings if len(headings) == 1 else []
    title = _first((*stated, *meta.get("og:title", ()), *single, *heads, *headings))
    if title and publisher:
        ending = rf"\s+[-|–—·:»]\s+{re.escape(publisher)}$"  # noqa: RUF001 - pages use these dashes
        title = re.sub(ending, "", title)
    return title


def _author(
    page: Any, meta: dict[str, list[str]], articles: Iterable[dict[str, Any]]
) -> str | None:
    """Give the names of those who sign; an account name such as "admin" is nobody."""
    stated = [name for article in articles for name in _names(article.get("author"))]
    if not stated:
        stated = [name for name in _named(meta, _AUTHOR_NAMES) if not is_address(name)]
    if not stated:
        stated = [name for element in page.xpath(_SIGNED)[:1] for name in _signature(element)]
    names = [_BY.sub("", name) for name in stated]
    people = dict.fromkeys(name for name in names if name.lower() not in _NOBODY)
    return _first(("; ".join(people),))


def _signature(element: Any) -> Iterator[str]:
    """Give the name in a byline, if the byline holds nothing that looks like a date or a text."""
    words = tidy("".join(element.xpath(".//text()[not(ancestor::time)]"))).strip(_DIVIDERS)
    if words and len(words.split()) <= _NAME_WORDS and not any(map(str.isdigit, words)):
        yield words


def _published(
    page: Any, meta: dict[str, list[str]], articles: Iterable[dict[str, Any]]
) -> str | None:
    """Give the day of publication, if all that declares one in the first place names one day."""
    for declared in (
        [article.get("datePublished") for article in articles],
        *(meta.get(name, []) for name in _DATE_NAMES),
        page.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"),
        page.xpath("//article//time[not(ancestor::aside or ancestor::footer)]/@datetime"),
    ):
        days = {day(words) for words in declared if isinstance(words, str)} - {None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _language(page: Any, meta: dict[str, list[str]]) -> str | None:
    stated = page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    language = _first((stated, *meta.get("og:locale", ())))
    if not language or not _LANGUAGE.fullmatch(language):
        return None
    return language.replace("_", "-")


def _url(page: Any, meta: dict[str, list[str]], source: str) -> str | None:
    canonical = page.xpath("//link[@rel='canonical']/@href")
    saved = _SAVED_FROM.search(source[:4096])
    candidates = (*canonical, *meta.get("og:url", ()), *(saved.groups() if saved else ()))
    return next((tidy(url) for url in candidates if is_address(tidy(url))), None)
