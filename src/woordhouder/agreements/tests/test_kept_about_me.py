"""What agreements keep about a person: she sees it all, with why and how long, and it stays when she erases herself."""

import base64

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.models import Confirmation, Signature
from woordhouder.parties.actions import erase_me
from woordhouder.parties.models import Person
from woordhouder.parties.queries import about_me_page
from woordhouder.parties.tests.tables import member_of, whole_table

from . import made
from .full import PAPER
from .preparing import a_draft, begun, put
from .reading import client_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return whole_table()


@pytest.fixture
def tenant(table):
    """Who binds the tenants: she confirmed, signed, prepared a promise and handed in a document."""
    tenants = table.tenants
    act = made.registered(table.municipality, table, [made.promise(table.tenants_seat)])
    actions.confirm_text(tenants, act=act.reference, confirms=False, reason="Dit zeiden wij anders.")
    ending = made.withdrawn(table.municipality, table, made.commitments(act)[0])
    actions.sign(tenants, act=ending.reference, answer="refuses", reason="Nog niet.", mandate="Bestuur van 3 mei.")
    preparation = begun(tenants, table)
    put(tenants, preparation, a_draft(title="Meedenken"))
    content = base64.b64encode(PAPER).decode()
    actions.attach_document(tenants, preparation=preparation.reference, name="getekend.pdf", content=content)
    return tenants


def kept(actor):
    return {part.name: part.rows for part in about_me_page(actor).parts}


def test_she_sees_what_she_signed_confirmed_prepared_and_handed_in(tenant):
    found = kept(tenant)
    (signature,), (confirmation,) = found["signatures"], found["confirmations"]
    assert (signature["answer"], signature["mandate"]) == ("refuses", "Bestuur van 3 mei.")
    assert (confirmation["confirms"], confirmation["reason"]) == (False, "Dit zeiden wij anders.")
    assert [row["table"] for row in found["preparations"]] == ["Wonen in Verzonnendam"]
    assert [row["title"] for row in found["prepared_promises"]] == ["Meedenken"]
    assert [row["name"] for row in found["documents"]] == ["getekend.pdf"]


def test_a_colleague_of_hers_sees_nothing_of_it(tenant):
    colleague = member_of(tenant.organisation, "collega")
    found = kept(colleague)
    parts = ("signatures", "confirmations", "preparations", "prepared_promises", "documents")
    assert [found[part] for part in parts] == [()] * 5


def test_the_page_tells_it_in_words_and_the_file_has_it_whole(tenant):
    browser = client_of(tenant)
    shown = text_of(browser.get("/mijn/gegevens"))
    for words in ("tekent niet", "Bestuur van 3 mei.", "Meedenken", "getekend.pdf"):
        assert words in shown
    assert "agreements." not in shown
    file = browser.get("/mijn/gegevens.json").json()
    assert file["signatures"]["kept"][0]["reason"] == "Nog niet."
    assert all(file[part]["why"] and file[part]["how_long"] for part in file)


def test_what_the_organisation_said_stays_after_she_erased_herself(tenant):
    erase_me(tenant)
    assert not Person.objects.get(reference=tenant.person).email
    assert Signature.objects.get().reason == "Nog niet."
    assert Confirmation.objects.get().reason == "Dit zeiden wij anders."
