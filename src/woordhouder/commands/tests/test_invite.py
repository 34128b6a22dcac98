"""`woordhouder invite`, as an operator types it."""

import pytest

from woordhouder.commands import main
from woordhouder.parties.actions import found
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Invitation, Organisation
from woordhouder.record.models import Audit

pytestmark = pytest.mark.django_db
GUEST = "gast@voorbeeld.example"


@pytest.fixture
def tenants():
    return found(SYSTEM, kind="tenants_organisation", name="Huurders van Voorbeeldstad")


def ask(*more, name="Huurders van Voorbeeldstad"):
    return main(["invite", GUEST, "--organisation", name, "--role", "bind", *more])


def test_the_first_person_comes_by_the_link_that_is_printed(tenants, client, capsys):
    assert ask("--layer", "governing") == 0
    row = Invitation.objects.get()
    assert (row.email, row.role, row.layer, row.organisation) == (GUEST, "bind", "governing", tenants)
    link = capsys.readouterr().out.split()[-1]
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200
    assert Audit.objects.get(action="parties.invite").by == "system"


def test_in_english_the_link_is_that_of_the_english_page(tenants, capsys):
    assert ask("--language", "en") == 0
    assert "/en/uitnodiging/" in capsys.readouterr().out


def test_with_a_kind_the_organisation_is_founded(capsys):
    assert ask("--kind", "municipality", name="Gemeente Verzonnendam") == 0
    row = Organisation.objects.get(name="Gemeente Verzonnendam")
    assert row.kind == "municipality"
    assert row.reference in capsys.readouterr().out
    assert list(Audit.objects.order_by("pk").values_list("action", "by")) == [
        ("parties.found", "system"),
        ("parties.invite", "system"),
    ]


def test_without_organisation_or_with_another_kind_nothing_is_done(tenants, capsys):
    assert ask(name="Onbekend") == 2
    assert ask("--kind", "municipality") == 2
    assert not Invitation.objects.exists()


def test_what_is_refused_is_said(tenants, capsys):
    assert main(["invite", "geen-adres", "--organisation", tenants.reference, "--role", "read"]) == 1
    assert "email" in capsys.readouterr().out


def test_a_role_that_does_not_exist_is_not_taken(tenants):
    with pytest.raises(SystemExit):
        main(["invite", GUEST, "--organisation", tenants.name, "--role", "boss"])
