"""The kinds of entries that keeping leaves in the public record. A published kind never changes.

What is said of a text that is not public yet stands sealed in a stream that the table reads, and what makes it public
names those entries. Talks stay at the table, but for a line that both sides agree on.
"""

from woordhouder.record.kinds import Kind

# Each report or answer of one act in an opening of its own.
MOST = 200
REPORTS = tuple(f"reports_{number}" for number in range(1, MOST + 1))
RESPONSES = tuple(f"responses_{number}" for number in range(1, MOST + 1))
EVIDENCE = tuple(f"evidence_{number}" for number in range(1, MOST + 1))
SAID = "said"
"""The opening of an act that says one thing."""

REPORTED = Kind(
    "keeping.reported/1",
    says="Who leads promises reported on them, or revised earlier reports.",
    has=("seat", *REPORTS),
    set={"reports": "integer"},
)
EVIDENCED = Kind(
    "keeping.evidenced/1",
    says="A party put evidence beside a report.",
    has=("seat", *EVIDENCE),
    set={"evidence": "integer"},
)
RESPONDED = Kind(
    "keeping.responded/1",
    says="A party answered reports: it confirmed, contested or could not judge them.",
    has=("seat", *RESPONSES),
    set={"responses": "integer"},
)
DOUBTED = Kind("keeping.doubted/1", says="A party said a doubt at the table.", has=("seat", SAID))
TALKED = Kind(
    "keeping.talked/1",
    says="A party of a talk at the table named another day for it, or said how it ended.",
    has=("seat", SAID),
)
LINE_WANTED = Kind(
    "keeping.line_wanted/1",
    says="A party of a talk that ended agreed wants to tell everybody a line of it.",
    has=("seat", SAID),
)
LINE_AGREED = Kind(
    "keeping.line_agreed/1",
    says="Both parties of a talk that ended agreed tell the same line of it.",
    has=("seat", SAID),
)
REPLIED = Kind("keeping.replied/1", says="A party replied.", has=("seat", SAID))
THANKED = Kind("keeping.thanked/1", says="A party thanked others, or marked a milestone.", has=("seat", SAID))
LEARNED = Kind("keeping.learned/1", says="A party said what it learned of a promise.", has=("seat", SAID))
VIEWED = Kind(
    "keeping.viewed/1", says="A party wrote down what an independent body found of a promise.", has=("seat", SAID)
)
DISCLOSED = Kind(
    "keeping.disclosed/1",
    says="The text of promises is public, and with it what was said of them: sealed entries may be opened.",
    has=("said",),
)
