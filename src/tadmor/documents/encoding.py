"""Which encoding bytes are in: what a page declares, and the likeliest where nothing is declared.

Nothing is ever decoded by a guess. A guess only words the remedy that a refusal names.
"""

import codecs
import re

# Labels that browsers read as a larger encoding (WHATWG Encoding Standard, section 4.2).
_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    # A declaration that could be read as ASCII cannot stand in a page of two-byte units.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Python's codecs hold things that are no encoding of text (zip, base64, punycode): only these.
_ALLOWED = (
    {"utf-8", "gb18030", "big5", "big5hkscs", "euc_jp", "cp932", "cp949", "cp866", "cp874"}
    | {"koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"}
    | {f"cp125{n}" for n in range(9)}
    | {f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
)
_DECLARED = re.compile(
    rb"""<(?:meta\b|\?xml\b)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""",
    re.IGNORECASE,
)
_DECLARATION_ZONE = 4096
# Where a NUL is wanted in a unit of two or four bytes, most units have one; elsewhere few do.
_MANY, _FEW = 0.6, 0.2
# Told apart where most letters are beyond ASCII; in Latin script it is Windows-1252 far oftenest,
# and on a few words a detector takes it for something rarer.
_OTHER_SCRIPTS = ("cp1251", "cp1256", "koi8_r", "cp1253", "cp1255", "gb18030")
_LATIN_SHARE = 0.3
_SAMPLE = 4096
_ICONV_NAMES = {"koi8_r": "KOI8-R", "gb18030": "GB18030"}
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def wide(data: bytes) -> str | None:
    """Name the UTF-16 or UTF-32 that bytes are in, by their mark or by where their NULs stand."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[: min(len(data), 4096) // 4 * 4] or data[: len(data) // 2 * 2]
    if not head:
        return None
    nuls = [head[n::4].count(0) / max(1, len(head[n::4])) for n in range(4)]
    patterns = {"UTF-32LE": (0, None, 1, 1), "UTF-32BE": (1, 1, None, 0)}
    patterns |= {"UTF-16LE": (0, 1, 0, 1), "UTF-16BE": (1, 0, 1, 0)}
    for name, wanted in patterns.items():
        if all(
            want is None or (share > _MANY if want else share < _FEW)
            for share, want in zip(nuls, wanted, strict=True)
        ):
            return name
    return None


def declared(data: bytes) -> str | None:
    """Give the label of the encoding that a page declares in its first 4,096 bytes."""
    found = _DECLARED.search(data[:_DECLARATION_ZONE])
    return found[1].decode("ascii", "replace") if found else None


def codec(label: str) -> str | None:
    """Give Python's codec for a declared label, as browsers read it; None where there is none."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, UnicodeError):
        return None
    name = _AS_BROWSERS_READ.get(name, name)
    return name if name in _ALLOWED else None


def likely(data: bytes, position: int) -> str:
    """Name, for iconv, the likeliest encoding of bytes that are not UTF-8 from a position on."""
    sample = data[max(0, position - _SAMPLE) : position + _SAMPLE]
    plain = sample.decode("ascii", "ignore")
    beyond = len(sample) - len(plain)
    if beyond < _LATIN_SHARE * (beyond + sum(map(str.isalpha, plain))):
        return "WINDOWS-1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 60 ms, and only on a refusal

    best = from_bytes(sample, cp_isolation=list(_OTHER_SCRIPTS)).best()
    name = best.encoding if best else "cp1252"
    return _ICONV_NAMES.get(name, name.replace("cp", "WINDOWS-"))
