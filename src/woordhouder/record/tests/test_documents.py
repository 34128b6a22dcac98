from dataclasses import dataclass

from django.db.models import Q
from django.utils import translation

from woordhouder.parties.models import Organisation, Role
from woordhouder.record.documents import actions_markdown, policy_markdown
from woordhouder.record.policy import POLICIES, Policy, Row
from woordhouder.record.registry import action
from woordhouder.record.tests.toys import SAID, a_row, unlisted
from woordhouder.record.typed import Line, Text


@dataclass(frozen=True)
class Toy:
    """A thing to play with."""

    name: Line
    stories: tuple[Text, ...] = ()


def test_each_action_is_described_with_its_arguments_and_its_entry():
    with unlisted():

        @action(owes=SAID)
        def build(actor, *, role: Role, toys: tuple[Toy, ...], number: int | None = None) -> Organisation:
            """Build something together."""
            return a_row()

        @action()
        def rest(actor) -> Organisation:
            """Do nothing."""
            return a_row()

        text = actions_markdown()
    assert "### record.build\n\nBuild something together.\n\n| Name | Takes | Needed |\n|---|---|---|\n" in text
    assert "| `role` | [Role](#role) | yes |" in text
    assert "| `toys` | list of [Toy](#toy) | yes |" in text
    assert "| `number` | whole number or nothing | no |" in text
    assert "Leaves: `record.said/1`, somebody said something." in text
    assert "### record.rest\n\nDo nothing.\n\nLeaves no public entry." in text
    assert "one of `read`, `contribute`, `bind`" in text
    assert "### Toy\n\nA thing to play with." in text
    assert "| `name` | text (at most 300 characters) | yes |" in text
    assert "| `stories` | list of text (at most 20000 characters) | no |" in text


def test_each_policy_row_is_described_in_english_whoever_asks(monkeypatch):
    monkeypatch.setattr("woordhouder.record.documents.POLICIES", {})
    kept = dict(POLICIES)
    try:
        policy = Policy("toys.Toy", {"read": Row(lambda actor: Q(), "Everybody | always."), "bend": Row(Q, "Nobody.")})
    finally:
        POLICIES.clear()
        POLICIES.update(kept)
    monkeypatch.setattr("woordhouder.record.documents.POLICIES", {"toys.Toy": policy})
    with translation.override("nl"):
        text = policy_markdown()
    assert "## toys.Toy\n\n| May | When |\n|---|---|\n| bend | Nobody. |\n| read | Everybody \\| always. |\n" in text
