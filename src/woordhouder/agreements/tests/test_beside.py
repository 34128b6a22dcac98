"""Two agreements beside each other: what a person confirmed, what is only proposed, and who sees which."""

import pytest
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.agreements.models import Continuation
from woordhouder.parties.tests.tables import facilitator_of, member_of, whole_table

from . import made
from .reading import SLUG, TABLE, THERE, a_table, an_agreement, at, client_of, text_of

pytestmark = pytest.mark.django_db
OTHER = "prestatieafspraken-2025"
BESIDE, BACK = f"/en{THERE}/naast/{OTHER}", f"/en/{TABLE}/{OTHER}/naast/{SLUG}"
GOES_ON = f"{THERE}/naast/{OTHER}/vervolg"


@pytest.fixture(scope="module")
def table(made_once):
    return a_table()


@pytest.fixture
def pair(table):
    """The commitments of both years: the first is the same, of the second one word changed, the third is another."""
    seat = table.municipality_seat
    old = ["Wij bouwen woningen in Noord.", "Wij lopen vier keer door de buurt.", "Wij planten bomen langs de weg."]
    new = [
        "Wij bouwen woningen in Noord.",
        "Wij lopen zes keer door de buurt.",
        "Huurders krijgen een eigen spreekuur.",
    ]
    years = {"slug": OTHER, "title": "Prestatieafspraken 2025", "starts": "2025-01-01", "until": "2025-12-31"}
    with at("2025-12-01"):
        earlier = made.registered_in_public(
            table.municipality, table, [made.promise(seat, text) for text in old], **years
        )
    later = an_agreement(table, [made.promise(seat, text) for text in new])
    return made.commitments(later), made.commitments(earlier)


def said(table, pair, *places):
    for place in places:
        refs = {"commitment": pair[0][place].reference, "earlier": pair[1][place].reference}
        actions.continue_commitment(table.municipality, **refs)


def data(address=BESIDE, client=None):
    return (client or Client()).get(f"{address}.json").json()


def numbers(rows):
    return [row.get("later", row)["number"] for row in rows]


def test_before_anybody_said_so_nothing_goes_on(table, pair):
    found = data()
    assert (found["same"], found["changed"]) == ([], [])
    assert (numbers(found["new"]), numbers(found["gone"])) == ([1, 2, 3], [1, 2, 3])
    assert "Not put side by side yet" in text_of(Client().get(BESIDE))


def test_what_was_confirmed_is_the_same_or_changed_and_the_rest_new_and_gone(table, pair):
    said(table, pair, 0, 1)
    found = data()
    assert (numbers(found["same"]), numbers(found["changed"])) == ([1], [2])
    assert (numbers(found["new"]), numbers(found["gone"])) == ([3], [3])
    parts = {part["part"]: (part["old"], part["new"]) for part in found["changed"][0]["parts"]}
    assert parts["Text"] == ("Wij lopen vier keer door de buurt.", "Wij lopen zes keer door de buurt.")


def test_both_addresses_put_the_later_agreement_first(table, pair):
    said(table, pair, 0)
    assert data(BACK) == data(BESIDE)
    assert text_of(Client().get(BACK)) == text_of(Client().get(BESIDE))


def test_only_who_may_confirm_sees_what_is_proposed(table, pair):
    mine = text_of(client_of(table.tenants).get(BESIDE))
    assert mine.count("looks like") == 2
    reader = member_of(table.tenants.organisation, "lezer", "read")
    for client in (Client(), client_of(reader), client_of(facilitator_of(table.partnership))):
        assert "looks like" not in text_of(client.get(BESIDE))


def test_a_person_confirms_and_may_choose_another_or_none(table, pair):
    client = client_of(table.tenants)
    later, earlier = pair
    answer = client.post(GOES_ON, {"commitment": later[0].reference, "earlier": earlier[0].reference})
    assert (answer.status_code, answer["Location"]) == (303, f"{THERE}/naast/{OTHER}#afspraak-1")
    client.post(GOES_ON, {"commitment": later[1].reference, "earlier": ""})
    assert numbers(data()["new"]) == [2, 3]
    chosen = client.get(f"{BESIDE}?kies={later[1].reference}").content.decode()
    assert chosen.count("<option") == 3
    client.post(GOES_ON, {"commitment": later[1].reference, "earlier": earlier[1].reference})
    assert numbers(data()["changed"]) == [2]
    assert Continuation.objects.count() == 3


def test_saying_the_same_again_is_refused_with_what_to_do(table, pair):
    said(table, pair, 0)
    refs = {"commitment": pair[0][0].reference, "earlier": pair[1][0].reference}
    answer = client_of(table.tenants).post(f"/en{GOES_ON}", refs)
    assert answer.status_code == 422
    assert "This is said already." in text_of(answer)


def test_others_confirm_nothing(table, pair):
    refs = {"commitment": pair[0][0].reference, "earlier": pair[1][0].reference}
    stranger = Client().post(GOES_ON, refs)
    assert (stranger.status_code, stranger["Location"].startswith("/aanmelden")) == (303, True)
    other = whole_table("elderdam")
    assert client_of(other.municipality).post(GOES_ON, refs).status_code == 403
    assert client_of(member_of(table.tenants.organisation, "lezer", "read")).post(GOES_ON, refs).status_code == 403
    assert Continuation.objects.count() == 0


def test_a_commitment_says_with_which_it_goes_on(table, pair):
    said(table, pair, 1)
    assert "Goes on with 2. Wij lopen vier keer" in text_of(Client().get(f"/en{THERE}/2"))
    assert "Went on as 2. Wij lopen zes keer" in text_of(Client().get(f"/en/{TABLE}/{OTHER}/2"))
    assert Client().get(f"{THERE}/2.json").json()["continues"] == f"/{TABLE}/{OTHER}/2"
