import json
from pathlib import Path

import pytest

from woordhouder.record.documents import kinds_json
from woordhouder.record.kinds import KINDS, REMOVED, BadKind, Kind
from woordhouder.record.tests.toys import unlisted

PUBLISHED = Path(__file__).parents[4] / "docs" / "kinds.json"


def test_a_published_kind_never_changes():
    now = json.loads(kinds_json())
    for name, kind in json.loads(PUBLISHED.read_text()).items():
        assert now.get(name) == kind, f"{name} was published: make the next version beside it"


def test_a_kind_is_listed_when_it_is_made():
    with unlisted():
        made = Kind("toys.made/1", says="A toy was made.", has=("text",), set={"colour": "word"})
        assert KINDS["toys.made/1"] is made
    assert "toys.made/1" not in KINDS
    assert KINDS["record.removed/1"] is REMOVED


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "toys/1"},
        {"name": "toys.made"},
        {"name": "toys.made/0"},
        {"name": "Toys.made/1"},
        {"name": "record.removed/1"},
        {"has": ("Text",)},
        {"has": ("body",)},
        {"has": ("text", "text")},
        {"has": ("text",), "set": {"text": "word"}},
        {"set": {"colour": "text"}},
    ],
)
def test_a_kind_outside_the_format_is_refused(wrong):
    with unlisted(), pytest.raises(BadKind):
        Kind(**{"name": "toys.made/1", "says": "A toy was made.", **wrong})
