"""The case file's tables: one schema for every database that SQLAlchemy speaks.

Rows are only ever added. `document` is what was received, `entry` is what is known of it under the
name it came by (each correction a new row), `reading` is what one step found in it, and `mark`
gives each thing found its id in the case. `turn` says each time that a reading becomes the one
that counts, `ruling` what a person said of it, and `question` what people asked of the whole, found
and sought in vain. What is current is a view, a function of the
rows. `dataset` and `record` hold the files of coded events that were brought in, row by row;
`layer` and `layer_facts` the dated maps, and what is known of each.
"""

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

# 6: rulings may be codings, which earlier Tadmors cannot read; the tables are those of 5.
VERSION = 6
metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("extractor", String, nullable=False),
    Column("received", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
)

# `path` is relative to the case's folder: it tells versions of one file from another of its name.
# `basis` digests the facts that a reading depends on, so that correcting a title re-reads nothing.
entry = Table(
    "entry",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("path", String, nullable=False, index=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("facts", Text, nullable=False),
    Column("basis", String, nullable=False),
    Column("at", String, nullable=False),
)

step = Table(
    "step",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("version", String, nullable=False),
    Column("settings", String, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("step", ForeignKey("step.key"), nullable=False),
    Column("basis", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("digest", String, nullable=False),
    Column("at", String, nullable=False),
    UniqueConstraint("document", "step", "basis"),
)

mark = Table(
    "mark",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("reading", ForeignKey("reading.key"), nullable=False),
    Column("local", String, nullable=False),
    UniqueConstraint("reading", "local"),
)

# A reading counts again when the case's own places are what they were when it was made.
turn = Table(
    "turn",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reading", ForeignKey("reading.key"), nullable=False, index=True),
)

ruling = Table(
    "ruling",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

question = Table(
    "question",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

# A file of coded events, and its rows as they stood in it. A row of several files is of the first
# that had it; of one `name` in files of one form, the row that came last counts.
dataset = Table(
    "dataset",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("path", String, nullable=False),
    Column("form", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("head", Text, nullable=False),
    Column("at", String, nullable=False),
)

record = Table(
    "record",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("dataset", ForeignKey("dataset.key"), nullable=False),
    Column("name", String, nullable=False),
    Column("line", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

# A dated map: its bytes once, and what is known of it (each correction a new row).
layer = Table(
    "layer",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("form", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("received", LargeBinary, nullable=False),
    UniqueConstraint("sha256", "form"),
)

layer_facts = Table(
    "layer_facts",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("layer", ForeignKey("layer.key"), nullable=False),
    Column("path", String, nullable=False),
    Column("facts", Text, nullable=False),
    Column("at", String, nullable=False),
)

# The live documents (the newest under some path) with the reading that rests on the facts last
# recorded for each: of those, the one that last had its turn.
current = Table(
    "current",
    MetaData(),
    Column("entry", Integer),
    Column("document", Integer),
    Column("reading", Integer),
)

CURRENT = """
CREATE VIEW current AS
SELECT entry.key AS entry, entry.document, reading.key AS reading
FROM entry JOIN reading ON reading.key = (
    SELECT r.key FROM reading r JOIN turn ON turn.reading = r.key
    WHERE r.document = entry.document AND r.basis = entry.basis
    ORDER BY turn.key DESC LIMIT 1)
WHERE entry.key IN (SELECT max(e.key) FROM entry e GROUP BY e.document)
AND entry.document IN (
    SELECT live.document FROM entry live
    WHERE live.key IN (SELECT max(e.key) FROM entry e GROUP BY e.path))
"""
event.listen(metadata, "after_create", DDL(CURRENT))  # type: ignore[no-untyped-call]

# What makes a case of version 1 one of this version: no row that was there is touched.
FROM_1 = (
    "INSERT INTO turn (reading) SELECT key FROM reading ORDER BY key",
    "DROP VIEW current",
    CURRENT,
)
