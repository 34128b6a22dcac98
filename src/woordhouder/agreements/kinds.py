"""The kinds of entries that agreements leave in the public record. A published kind never changes.

What is not public yet stands in the sealed stream of its agreement, and what makes it public names those entries.
"""

from woordhouder.record.kinds import Kind

# The promises of an act, each in an opening of its own; of a very long act several in one (`recorded.in_parts`).
MOST_PARTS = 200
PROMISES = tuple(f"promises_{number}" for number in range(1, MOST_PARTS + 1))
OF_AN_ACT = (
    "agreement",
    "effective_from",
    "signed_on",
    "why",
    "parties",
    "document",
    "elsewhere",
    *PROMISES,
)

REGISTERED = Kind(
    "agreements.registered/1",
    says="A party registered what was agreed, amended or ended on paper before.",
    has=OF_AN_ACT,
    set={"promises": "integer"},
)
ADOPTED = Kind(
    "agreements.adopted/1",
    says="A party put promises forward to be adopted by the signatures of those who make them.",
    has=OF_AN_ACT,
    set={"promises": "integer"},
)
AMENDED = Kind(
    "agreements.amended/1",
    says="A party put forward an amendment of promises that are in force.",
    has=OF_AN_ACT,
    set={"promises": "integer"},
)
CORRECTED = Kind(
    "agreements.corrected/1",
    says="A party corrected how promises were written down.",
    has=OF_AN_ACT,
    set={"promises": "integer"},
)
WITHDRAWN = Kind(
    "agreements.withdrawn/1",
    says="A party put forward to end promises that are in force.",
    has=OF_AN_ACT,
    set={"promises": "integer"},
)
SIGNED = Kind(
    "agreements.signed/1",
    says="A party answered an act: it signed, took note or refused.",
    has=("reason", "excepted", "seat"),
    set={"answer": "word"},
)
CONFIRMED = Kind(
    "agreements.confirmed/1",
    says="A party confirmed what was registered in its name, or objected to it.",
    has=("reason", "wording", "seat"),
    set={"confirms": "boolean"},
)
CLOSED = Kind(
    "agreements.closed/1",
    says="Who put an act forward closed it: it takes no more signatures.",
    has=("seat",),
)
DISCLOSED = Kind(
    "agreements.disclosed/1",
    says="Texts became public: the sealed entries that this one names may be opened.",
    has=("wordings",),
    set={"because": "word"},
)
SAID_PUBLIC = Kind(
    "agreements.said_public/1",
    says="A party said that the texts of an act may be public.",
    has=("seat",),
)
OBJECTED = Kind(
    "agreements.objected/1",
    says="A party objected to the publication of a passage, or settled its objection.",
    has=("seat", "wording", "part", "start", "end", "reason"),
    set={"settled": "boolean"},
)
CONTINUED = Kind(
    "agreements.continued/1",
    says="A party said with which earlier promise a promise goes on.",
    has=("seat", "earlier"),
)

ACTS = {
    "registration": REGISTERED,
    "adoption": ADOPTED,
    "amendment": AMENDED,
    "correction": CORRECTED,
    "withdrawal": WITHDRAWN,
}
