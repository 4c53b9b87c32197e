"""Web pages: the words of the page's document, without its furniture, in bounded time.

The page is first walked without building it (`_Measure`), which takes time in proportion to its
size whatever it holds; a page beyond the limits is refused before anything slower sees it.
trafilatura then finds the main text. It runs on a page cleaned by `furniture.toml`, in recall mode:
its balanced mode drops the headings and hours of live pages (measured on tests/documents/pages).
"""

import codecs
import importlib.metadata
import logging
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from tadmor.documents import encoding, kinds
from tadmor.documents.page_facts import page_facts
from tadmor.documents.text import decode_utf8, require_words
from tadmor.errors import InputError

PAGE_LIMIT = 10_000_000
ELEMENT_LIMIT = 30_000
DEPTH_LIMIT = 200
ATTRIBUTE_LIMIT = 1_000
REVISION = 1
_REMEDY = "save the words you see as .txt."
# Pictures inside an address can be most of a saved page and hold no words.
_EMBEDDED = re.compile(r"data:[\w.+/-]{1,80};base64,[A-Za-z0-9+/=%]{100,}")
# HTML's own white space: a no-break space is a character of the text.
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS = frozenset(
    "p div head h1 h2 h3 h4 h5 h6 quote blockquote pre list ul ol dl table section article main "
    "body figure figcaption header footer address hr center code".split()
)
# What stands after these, which are not paragraphs of their own.
_ENDS = dict.fromkeys("lb br item li dt dd row tr caption".split(), "\n")
_ENDS |= dict.fromkeys(("cell", "td", "th"), "\t")
_EMPTY_LINES = re.compile(r"\n{3,}")


class _TooMuch(Exception):  # noqa: N818 - it is a signal inside this module
    """A page is beyond a limit; the argument says which."""


class _Measure:
    """A parser's target that counts elements, depth and attributes, and builds nothing."""

    def __init__(self) -> None:
        self.elements = self.depth = 0

    def start(self, _tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise _TooMuch(f"has tags nested more than {DEPTH_LIMIT} deep")
        if self.elements > ELEMENT_LIMIT:
            raise _TooMuch(f"has more than {ELEMENT_LIMIT:,} elements")
        if len(attributes) > ATTRIBUTE_LIMIT:
            raise _TooMuch(f"has a tag with more than {ATTRIBUTE_LIMIT:,} attributes")

    def end(self, _tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        """Give nothing: what counts was raised on the way."""


def read_page(path: Path, data: bytes) -> tuple[str, dict[str, str], str]:
    """Give a page's text, the facts that it states about itself, and the extractor's version."""
    kinds.require_text(path, data)
    if len(data) > PAGE_LIMIT:
        problem = f"is a page of more than {PAGE_LIMIT:,} bytes, the most that is read"
        raise InputError(path, problem, _REMEDY)
    source = _EMBEDDED.sub("data:,", _decoded(path, data))
    page = _parsed(path, source)
    facts = page_facts(page, source)
    text = _main_text(page)
    if not text:
        raise InputError(path, "is a page without text", _REMEDY)
    return require_words(path, text), facts, extractor()


@cache
def extractor() -> str:
    """Name this extractor with trafilatura's version: another version may give another text."""
    return f"html/{REVISION} trafilatura/{importlib.metadata.version('trafilatura')}"


def _decoded(path: Path, data: bytes) -> str:
    """Decode a page: by its mark, as UTF-8 if it is that, else strictly as it declares.

    Bytes that are valid UTF-8 are taken as UTF-8 whatever is declared: text in another encoding
    is hardly ever valid UTF-8, and pages are often re-encoded without their declaration.
    """
    name = encoding.wide(data)
    if name and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(path, data, "utf-16", name)
    label = encoding.declared(data)
    known = encoding.codec(label) if label else None
    if name or known in {None, "utf-8"} or _is_utf8(data):
        return decode_utf8(path, data)
    return _strictly(path, data, str(known), str(label))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strictly(path: Path, data: bytes, codec: str, label: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        problem = f"says that it is {label}, which byte {error.start} is not"
        raise InputError(path, problem, "save the page again as UTF-8.") from error


def _parsed(path: Path, source: str) -> Any:
    """Build the page's tree, after a walk that shows it to be within the limits."""
    content = source.encode("utf-8", "replace")
    options = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True}
    try:
        etree.fromstring(
            content, parser=etree.HTMLParser(target=_Measure(), huge_tree=True, **options)
        )
        return lxml_html.document_fromstring(
            content, parser=lxml_html.HTMLParser(huge_tree=True, collect_ids=False, **options)
        )
    except _TooMuch as error:
        raise InputError(path, str(error), _REMEDY) from None
    except etree.LxmlError as error:
        raise InputError(path, "is a page without text", _REMEDY) from error


def _main_text(page: Any) -> str:
    """Give the text of the page's document: paragraphs apart by an empty line."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 300 ms to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    _cut_furniture(page)
    # Written out and parsed again: opening an element leaves its words in many small pieces, on
    # which trafilatura takes time that grows with their square.
    cleaned = etree.tostring(page, encoding="unicode", method="html")
    found = bare_extraction(
        cleaned, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is None or _is_heap(body):
        body = page.find("body")
    return "" if body is None else _written(body)


def _is_heap(body: Any) -> bool:
    """Say whether trafilatura found no document and heaped all words of the page in one line."""
    return len(body) == 1 and body[0].tag == "p" and "\n" in (body[0].text or "")


@cache
def _furniture() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("furniture.toml").read_text("utf-8"))


@cache
def _furniture_lines() -> frozenset[str]:
    return frozenset(_furniture()["lines"])


def _cut_furniture(page: Any) -> None:
    """Cut what `furniture.toml` names, and open the elements that only dress words."""
    furniture = _furniture()
    etree.strip_elements(page, *furniture["elements"], with_tail=False)
    names = frozenset(furniture["names"])
    most = furniture["most"] * len(page.text_content())
    for element in list(page.iterfind("body//*")):
        words = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
        named = element.tag in furniture["boxes"] or not names.isdisjoint(words)
        if named and len(element.text_content()) <= most:
            element.drop_tree()
    etree.strip_tags(page, *furniture["dress"])


def _written(body: Any) -> str:
    """Write a tree as text: nothing is added but line ends, and tabs after a table's cells."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        paragraph = "\n\n" if element.tag in _PARAGRAPHS else ""
        if event == "start":
            pieces += [paragraph, _SPACE.sub(" ", element.text or "")]
        else:
            tail = _SPACE.sub(" ", element.tail or "") if element is not body else ""
            pieces += [paragraph or _ENDS.get(element.tag, ""), tail]
    lines = (line.strip() for line in "".join(pieces).split("\n"))
    furniture = _furniture_lines()
    kept = "\n".join(line for line in lines if line.lower() not in furniture)
    return _EMPTY_LINES.sub("\n\n", kept).strip("\n")
