# ruff: noqa: RUF001 - other scripts and quotation marks are what is tested
"""Web pages: the document's words and stated facts, without furniture, scripts or guesses."""

import unicodedata
from collections.abc import Callable

import pytest

from tadmor.documents import load
from tadmor.documents.page_facts import day
from tadmor.model.document import Document

from .conftest import PAGES

Loaded = Callable[[str, bytes], Document]
BODY = "<p>The relief column crossed the Modder at dawn, a dispatch rider said.</p>"


def page(body: str = BODY, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def test_a_news_page_keeps_its_words_and_loses_its_furniture() -> None:
    text = load(PAGES / "news.html").text
    for kept in (
        "Bridge at Osijek reopens & convoys cross\n\n",
        "We print it again this morning with two notes.\n\n",
        "[Editor’s note: our photographer was turned back there on 9 October]. Villagers",
        "\n\nLosses on both banks\n\nDoctors counted at least 14 wounded.\n\n",
        "\n\n[Editor’s note: neither figure could be checked.]\n\n",
        "We will not leave the bridge to anybody,",
        "Forty lorries crossed eastwards.",
        "\n\nEditor:\n\nReaders ask",
    ):
        assert kept in text
    for cut in ("script", "style", "Leave a Reply", "Ivan says", "Vinkovci", "Sport", "Facebook"):
        assert cut not in text
    assert "newsletter" not in text
    assert "- Forty" not in text


def test_a_news_page_states_its_facts() -> None:
    facts = load(PAGES / "news.html").facts
    assert facts.title == "Bridge at Osijek reopens & convoys cross"
    assert facts.publisher == "The Drava Courier"
    assert facts.author == "Vesna Horvat"
    assert facts.published == "1991-10-19"
    assert facts.language == "en-GB"
    assert facts.url == "https://courier.example/1991/10/bridge-at-osijek?utm_source=feed"


def test_a_live_page_keeps_the_hour_of_each_entry_and_its_own_date() -> None:
    document = load(PAGES / "liveblog.html")
    assert "21:15 New town burns\n\nThe new town was set alight" in document.text
    assert document.facts.published == "1966-08-07"
    assert "Terms of use" not in document.text


def test_rows_of_a_table_are_lines() -> None:
    document = load(PAGES / "table.html")
    assert "\nImperial court\tat least 6,000\t3,000\n" in document.text
    assert "The clerk adds that\nthe governor" in document.text
    assert document.facts.published == "1896-03"


def test_a_page_from_right_to_left() -> None:
    document = load(PAGES / "arabic.html")
    assert document.text.startswith("قافلة مساعدات تصل إلى تعز\n\nقال متحدث")
    assert "🚚" in document.text
    assert "[ملاحظة المحرر: لم نتمكن من التحقق من ذلك]" in document.text
    assert document.facts.publisher == "صحيفة الوادي"
    assert document.facts.published == "2016-08-21"


def test_a_short_page_is_read() -> None:
    text = load(PAGES / "short.html").text
    assert text == "Garrison of Kars surrenders.\n\nNo terms are known [note: sent by wire]."


def test_a_page_of_plain_blocks_keeps_its_lines() -> None:
    document = load(PAGES / "blocks.html")
    assert "the front said.\n\nThe ministry denied the loss.\nIt gave no figure." in document.text
    assert "Leave a Reply" not in document.text
    assert "newsletter" not in document.text
    assert document.facts.published is None


def test_text_is_not_normalised(loaded: Loaded) -> None:
    words = unicodedata.normalize("NFD", "Général Đặng, an NFD name; می‌خواهم; &amp;lt;b&gt;")
    assert "&lt;b>" in loaded("a.html", page(f"<p>{words}</p>{BODY}")).text
    assert (
        unicodedata.normalize("NFD", "Général Đặng")
        in loaded("a.html", page(f"<p>{words}</p>")).text
    )


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-8", "<meta charset=iso-8859-1>"),
        ("cp1252", "<meta charset='ISO-8859-1'>"),
        ("cp1251", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"),
        ("koi8-r", "<meta charset=koi8-r>"),
        ("cp1256", "<meta charset=windows-1256>"),
        ("gb18030", "<meta charset=gb2312>"),
    ],
)
def test_a_page_is_decoded_as_it_declares(loaded: Loaded, encoding: str, declared: str) -> None:
    words = {
        "cp1252": "Le général a nié “l’évacuation” du fort.",
        "cp1256": "قال المتحدث إن القافلة وصلت مساء الأحد.",
        "gb18030": "守军在黎明时撤出了渡口。",
    }.get(encoding, "Гарнизон сдал переправу на рассвете.")
    source = f"<html><head>{declared}</head><body><p>{words}</p></body></html>"
    assert loaded("a.html", source.encode(encoding)).text == words


@pytest.mark.parametrize(
    "body",
    [
        "<script>word()</script>",
        "<style>word{}</style>",
        "<noscript>word</noscript>",
        "<p onclick='word()' title='word'></p>",
        "<template><p>word</p></template>",
        "<!-- word --><![CDATA[ word ]]>",
        "<svg><text>word</text></svg>",
        "<iframe srcdoc='<p>word</p>'></iframe>",
        "<SCRIPT type='text/plain'>word</SCRIPT >",
        "<script>var a = '<p>word</p>';</script>",
    ],
)
def test_scripts_and_styles_are_never_text(loaded: Loaded, body: str) -> None:
    assert "word" not in loaded("a.html", page(body + BODY + body)).text


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html [<!ENTITY a 'ha'>" + "<!ENTITY b '&a;&a;&a;'>" * 50 + "]>" + BODY + "&b;",
        BODY + "&amp;" * 500_000,
        f"<p title='{'a' * 5_000_000}'>x</p>{BODY}",
        f"<img src='data:image/png;base64,{'A' * 5_000_000}'>{BODY}",
        "<div>" * 150 + BODY,
        BODY + "<p><b>" * 20,
        BODY + "</div>" * 10_000 + "<" * 10_000,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + BODY,
        "<script type='application/ld+json'>[null, 3, {'a': 1}]</script>" + BODY,
        '<script type="application/ld+json">{"@type":"Report","author":[[3],4]}</script>' + BODY,
    ],
    ids=range(10),
)
def test_a_hostile_page_is_read_in_time(loaded: Loaded, source: str) -> None:
    assert "crossed the Modder" in loaded("a.html", page(source)).text


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2016-05-05", "2016-05-05"),
        ("2016-05-05T23:30:00+03:00", "2016-05-05"),
        ("2016-05-05 23:30", "2016-05-05"),
        ("2016/05/05", "2016-05-05"),
        ("1896-03", "1896-03"),
        ("1896", "1896"),
        ("Thu, 05 May 2016 10:00:00 GMT", "2016-05-05"),
        ("05/06/2016", None),
        ("5.6.2016", None),
        ("yesterday", None),
        ("2016-13-45", None),
        ("1970-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_a_declared_date_is_read_only_in_one_way(words: str, edtf: str | None) -> None:
    assert day(words) == edtf


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='date' content='1900-02-15'><meta name='date' content='1900-02-16'>",
        "<meta name='date' content='02/03/1900'>",
        "<meta property='article:modified_time' content='1900-02-15'>",
    ],
)
def test_an_unclear_date_is_none(loaded: Loaded, head: str) -> None:
    assert loaded("a.html", page(head=head)).facts.published is None


def test_what_nobody_states_is_none(loaded: Loaded) -> None:
    facts = loaded("a.html", page(head="<meta name=author content=admin>")).facts
    assert facts.author is facts.title is facts.publisher is facts.url is facts.language is None


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<p class='post byline'>By Ruth Osei <time>4 March</time></p>", "Ruth Osei"),
        ("<a rel='author' href='/x'>Ruth Osei</a>", "Ruth Osei"),
        ("<p class='byline'>By Ruth Osei | March 4, 1900</p>", None),
        ("<p class='byline'>Our man with the relief column wrote this at night</p>", None),
    ],
)
def test_a_byline_gives_a_name_or_nothing(loaded: Loaded, byline: str, author: str | None) -> None:
    assert loaded("a.html", page(byline + BODY)).facts.author == author


def test_an_address_that_is_not_of_the_web_is_not_taken(loaded: Loaded) -> None:
    head = "<link rel=canonical href='javascript:alert(1)'>"
    assert loaded("a.html", page(head=head)).facts.url is None


def test_a_page_in_one_form_is_read(loaded: Loaded) -> None:
    assert "Modder" in loaded("a.html", page(f"<form id='aspnetForm'>{BODY * 3}</form>")).text


def test_reading_twice_gives_the_same(loaded: Loaded) -> None:
    data = (PAGES / "news.html").read_bytes()
    assert loaded("a.html", data) == loaded("a.html", data)
