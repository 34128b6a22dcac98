"""The pages of a preparation: for whom they open, that nothing typed is lost, and from paper to site."""

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.models import Agreement, Preparation, Prepared
from woordhouder.examples.tests.making_pages import browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.parties.actions import end_membership
from woordhouder.parties.models import Membership
from woordhouder.parties.tests.tables import member_of, organisation_with, whole_table

from .preparing import TEXT, a_draft, begun, facts_of, put, texts

pytestmark = pytest.mark.django_db
PAGES = (
    "",
    "/regel/nieuw",
    "/gegevens",
    "/plakken",
    "/verdelen",
    "/document",
    "/voorbeeld",
    "/vastleggen",
    "/weggooien",
)


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def mine(table):
    return browser(table.municipality)


@pytest.fixture
def list_of(table):
    def make(*given):
        made = begun(table.municipality, table)
        for text in given:
            put(table.municipality, made, a_draft(table.municipality_seat.reference, text=text))
        return made

    return make


def at(preparation, rest=""):
    return f"/verzonnendam/voorbereiden/{preparation.reference}{rest}"


def told(table, **changes):
    return {
        "text": TEXT,
        "theme": "availability",
        "lead": table.municipality_seat.reference,
        "kind": "effort",
        **changes,
    }


@pytest.mark.parametrize("rest", PAGES)
def test_a_page_opens_for_who_writes_and_is_absent_for_all_others(client, table, mine, list_of, rest):
    made = list_of(TEXT)
    assert mine.get(at(made, rest)).status_code == 200
    assert mine.get(f"/en{at(made, rest)}").status_code == 200
    absent = browser(table.association).get("/verzonnendam/voorbereiden/preparation-aaaaaaaaaaaa" + rest)
    for other in (table.association, organisation_with("buur", "Gemeente Elders")):
        answer = browser(other).get(at(made, rest))
        assert (answer.status_code, absent.status_code) == (404, 404)
    answer = client.get(at(made, rest))
    assert answer.status_code == 303
    assert answer["Location"].startswith("/aanmelden")


def test_a_colleague_who_only_reads_sees_the_list_and_no_form(table, list_of):
    made = list_of(TEXT)
    hers = browser(member_of(table.municipality.organisation, "lezer", "read"))
    for rest in PAGES:
        assert hers.get(at(made, rest)).status_code == (200 if rest in ("", "/voorbeeld") else 403), rest
    page = page_text(hers.get(at(made)))
    assert "Veertig woningen" in page
    assert "/regel/" not in page
    assert "/vastleggen" not in page


@pytest.mark.parametrize("rest", ["", "/regel/nieuw", "/gegevens"])
def test_a_membership_that_ended_opens_nothing_in_the_same_session(table, list_of, rest):
    made = list_of(TEXT)
    colleague = member_of(table.municipality.organisation, "collega", "contribute")
    hers = browser(colleague)
    assert hers.get(at(made, rest)).status_code == 200
    membership = Membership.objects.get(person__reference=colleague.person)
    end_membership(table.municipality, membership=membership.pk)
    assert hers.get(at(made, rest)).status_code == 404


def test_at_another_table_it_is_not_there(table, mine, list_of):
    whole_table("elders")
    made = list_of(TEXT)
    assert mine.get(at(made).replace("verzonnendam", "elders")).status_code == 404


def test_from_paper_to_a_list(table, mine):
    assert 'href="/verzonnendam/afspraken/nieuw?wat=papier"' in page_text(mine.get("/verzonnendam/afspraken/nieuw"))
    given = {
        "wat": "papier",
        "title": "Prestatieafspraken 2027",
        "kind": "single",
        "starts": "2027-01-01",
        "until": "2027-12-31",
        "parties": [table.municipality_seat.reference, table.tenants_seat.reference],
        "elsewhere_url": "https://voorbeeld.example/afspraken",
        "elsewhere_publisher": "Gemeente Verzonnendam",
        "elsewhere_seen_on": "2026-12-20",
    }
    answer = mine.post("/verzonnendam/afspraken/nieuw", given)
    made = Preparation.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, at(made))
    assert made.facts["slug"] == "prestatieafspraken-2027"
    assert made.facts["elsewhere"]["publisher"] == "Gemeente Verzonnendam"
    assert "Prestatieafspraken 2027" in page_text(mine.get("/verzonnendam/afspraken/nieuw"))


def test_an_agreement_called_as_a_page_of_the_table_gets_its_year_in_its_address(table, mine):
    given = {"wat": "papier", "title": "Afspraken", "kind": "single", "starts": "2027-01-01"}
    mine.post("/verzonnendam/afspraken/nieuw", {**given, "parties": [table.municipality_seat.reference]})
    assert Preparation.objects.get().facts["slug"] == "afspraken-2027"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "id_title"),
        ({"starts": ""}, "id_starts"),
        ({"until": "2020-01-01"}, "id_until"),
        ({"slug": "stoelen"}, "id_slug"),
        ({"elsewhere_publisher": "Krant"}, "id_elsewhere_url"),
        ({"parties": ["seat-aaaaaaaaaaaa"]}, "id_parties_0"),
    ],
)
def test_what_is_not_right_at_the_beginning_comes_back_whole(table, mine, wrong, field):
    given = {"wat": "papier", "title": "Afspraken 2027", "kind": "single", "starts": "2027-01-01", **wrong}
    answer = mine.post("/verzonnendam/afspraken/nieuw", given)
    text = page_text(answer)
    assert answer.status_code == 422
    assert f'href="#{field}"' in text
    assert Preparation.objects.count() == 0


def test_a_promise_goes_into_the_list_and_the_next_has_its_theme_and_lead(table, mine, list_of):
    made = list_of()
    lead = table.tenants_seat.reference
    answer = mine.post(at(made, "/regel/nieuw"), told(table, theme="finance", lead=lead, kind="result"))
    assert (answer.status_code, answer["Location"]) == (303, at(made, "/regel/nieuw#regel"))
    assert texts(made) == [TEXT]
    assert Prepared.objects.get().versions.get().facts["title"] == "Wij bouwen in 2027 veertig woningen voor ouderen"
    page = page_text(mine.get("/en" + at(made, "/regel/nieuw")))
    for chosen in ("finance", lead, "result"):
        assert f'<option value="{chosen}" selected>' in page
    assert "1 of 1 ready" in page


def test_what_cannot_be_read_comes_back_at_its_field_with_every_word(table, mine, list_of):
    made = list_of()
    wrong = {"target-2026": "veel", "figure-name": "woningen", "figure-unit": "stuks", "figure-direction": "at_least"}
    answer = mine.post(at(made, "/regel/nieuw"), told(table, **wrong))
    text = page_text(answer)
    assert answer.status_code == 422
    assert 'href="#id_target-2026"' in text
    assert TEXT in text
    assert texts(made) == []


def test_all_that_can_be_told_of_a_promise_is_kept_and_comes_back(table, mine, list_of):
    made = list_of("Een")
    one, seat = Prepared.objects.get().reference, table.association_seat.reference
    given = told(
        table,
        plain_summary="Er komen woningen bij.",
        for_whom="Ouderen",
        area="De kern",
        deadline="2027-12-31",
        why="Er is te weinig.",
        in_return_for=[one],
        depends_on=[one],
        **{f"part-{seat}-what": "Bouwt mee", "figure-name": "Woningen", "figure-unit": "woningen"},
        **{"figure-direction": "at_least", "figure-form": "per_year", "target-2026": "1.250,5", "target-2027": "40"},
    )
    assert mine.post(at(made, "/regel/nieuw"), given).status_code == 303
    facts = Prepared.objects.get(place=2).versions.get().facts
    assert facts["contributors"] == [{"seat": seat, "what": "Bouwt mee"}]
    assert facts["indicator"]["targets"] == {"2026": "1250.5", "2027": "40"}
    assert (facts["in_return_for"], facts["depends_on"]) == ([one], [one])
    two = Prepared.objects.get(place=2).reference
    page = page_text(mine.get(at(made, f"/regel/{two}")))
    for kept in ("Er komen woningen bij.", "Ouderen", "De kern", "2027-12-31", "Bouwt mee", "1250,5"):
        assert kept in page


def test_two_who_write_at_once_see_both_texts_and_lose_none(table, mine, list_of):
    made = list_of("Eerst")
    line = Prepared.objects.get().reference
    put(
        table.municipality,
        made,
        a_draft(table.municipality_seat.reference, text="Van een collega"),
        promise=line,
        replaces=1,
    )
    answer = mine.post(at(made, f"/regel/{line}"), told(table, text="Van mij", title="Mijn titel", replaces="1"))
    text = page_text(answer)
    assert answer.status_code == 422
    assert "collega" in text
    assert "Mijn titel" in text
    assert 'name="replaces" value="2"' in text
    assert mine.post(at(made, f"/regel/{line}"), told(table, text="Van ons", replaces="2")).status_code == 303
    assert texts(made) == ["Van ons"]


def test_words_for_a_row_that_somebody_took_away_come_back_as_a_new_row(table, mine, list_of):
    made = list_of("Eerst")
    line = Prepared.objects.get().reference
    actions.drop_promise(table.municipality, preparation=made.reference, promise=line)
    answer = mine.post(at(made, f"/regel/{line}"), told(table, text="Dit blijft staan", replaces="1"))
    text = page_text(answer)
    assert answer.status_code == 422
    assert "Dit blijft staan" in text
    assert f'action="{at(made, "/regel/nieuw")}' in text
    assert mine.post(at(made, "/regel/promise-aaaaaaaaaaaa"), told(table)).status_code == 404


def test_what_is_typed_is_kept_per_row(table, mine, list_of):
    made = list_of("Eerst")
    line = Prepared.objects.get().reference
    new, old = at(made, "/regel/nieuw"), at(made, f"/regel/{line}")
    assert mine.post(new, told(table, text="Half", _keep="1"))["Location"] == f"{new}?bewaard=1"
    mine.post(old, told(table, text="Ook half", _keep="1"))
    assert "Ook half" not in page_text(mine.get(new))
    assert "Half" in page_text(mine.get(new))
    mine.post(new, told(table, text="Heel"))
    assert "Half" not in page_text(mine.get(new))
    assert "Ook half" in page_text(mine.get(old))


def test_rows_move_go_and_come_back(table, mine, list_of):
    made = list_of("Een", "Twee", "Drie")
    lines = [line.reference for line in Prepared.objects.order_by("place")]
    assert mine.post(at(made, "/volgorde"), {"zet": f"{lines[2]}:1"}).status_code == 303
    assert texts(made) == ["Drie", "Een", "Twee"]
    mine.post(at(made, f"/regel/{lines[0]}/weg"))
    assert texts(made) == ["Drie", "Twee"]
    mine.post(at(made, f"/regel/{lines[0]}/weg"))
    assert "1 promise was taken from the list" in page_text(mine.get("/en" + at(made)))
    mine.post(at(made, f"/regel/{lines[0]}/terug"))
    assert texts(made) == ["Drie", "Twee", "Een"]
    for odd in ("", "x", f"{lines[0]}:0", f"{lines[0]}:9", f"{lines[0]}:²", "promise-aaaaaaaaaaaa:1"):
        assert mine.post(at(made, "/volgorde"), {"zet": odd}).status_code == 404


def test_a_pasted_list_is_shown_before_it_goes_in(table, mine, list_of):
    made = list_of()
    given = {"text": "1. Huur omlaag\n2. Hulp bij schuld", "lead": table.tenants_seat.reference}
    shown = mine.post(at(made, "/plakken"), {**given, "_preview": "1"})
    assert (shown.status_code, texts(made)) == (200, [])
    assert "Hulp bij schuld" in page_text(shown)
    assert mine.post(at(made, "/plakken"), given).status_code == 303
    assert texts(made) == ["Huur omlaag", "Hulp bij schuld"]
    assert mine.post(at(made, "/plakken"), {"text": " "}).status_code == 422


def test_theme_and_lead_of_all_in_one_go(table, mine, list_of):
    made = list_of()
    mine.post(at(made, "/plakken"), {"text": "Huur omlaag\nHulp bij schuld\nHulp bij schuld"})
    page = page_text(mine.get("/en" + at(made)))
    assert "0 of 3 ready" in page
    assert "Says the same as number 2." in page
    given = {"_": "1"}
    for line in Prepared.objects.all():
        given |= {f"theme-{line.reference}": "finance", f"lead-{line.reference}": table.tenants_seat.reference}
        given |= {f"seen-{line.reference}": "1"}
    assert mine.post(at(made, "/verdelen"), given).status_code == 303
    assert "3 of 3 ready" in page_text(mine.get("/en" + at(made)))
    stale = mine.post(at(made, "/verdelen"), {**given, f"theme-{line.reference}": "liveability"})
    assert stale.status_code == 422


def test_facts_that_a_colleague_changed_meanwhile_stand_beside_ones_own(table, mine, list_of):
    made = list_of()
    page = page_text(mine.get(at(made, "/gegevens")))
    mark = page.split('name="replaces" value="')[1].split('"')[0]
    actions.set_act_facts(table.municipality, preparation=made.reference, facts=facts_of(made, title="Van een collega"))
    parties = [table.municipality_seat.reference]
    given = {"title": "Van mij", "kind": "single", "starts": "2027-01-01", "parties": parties, "replaces": mark}
    answer = mine.post(at(made, "/gegevens"), given)
    text = page_text(answer)
    assert answer.status_code == 422
    assert "collega" in text
    new = text.split('name="replaces" value="')[1].split('"')[0]
    assert mine.post(at(made, "/gegevens"), {**given, "replaces": new}).status_code == 303
    assert Preparation.objects.get().facts["title"] == "Van mij"


def test_what_is_not_ready_is_said_with_where_to_mend_it(table, mine, list_of):
    made = list_of()
    mine.post(at(made, "/plakken"), {"text": "Huur omlaag"})
    page = page_text(mine.get(at(made, "/vastleggen")))
    line = Prepared.objects.get().reference
    assert f'href="{at(made, f"/regel/{line}#regel")}"' in page
    assert f'href="{at(made, "/gegevens")}"' in page
    assert mine.post(at(made, "/vastleggen")).status_code == 422
    assert Agreement.objects.count() == 0


def test_recording_says_what_happens_and_does_it_once(table, mine, list_of):
    made = list_of("Een", "Twee")
    actions.set_act_facts(table.municipality, preparation=made.reference, facts=facts_of(made))
    page = page_text(mine.get(at(made, "/vastleggen")))
    assert "Woonstichting verzonnendam" in page
    assert "Zorggroep verzonnendam" in page
    answer = mine.post(at(made, "/vastleggen"))
    assert (answer.status_code, answer["Location"]) == (303, "/verzonnendam/prestatieafspraken-2027")
    assert [one.number for one in Agreement.objects.get().commitments.all()] == [1, 2]
    again = mine.post(at(made, "/vastleggen"))
    assert again["Location"].startswith("/verzonnendam/prestatieafspraken-2027/akten/")
    assert Agreement.objects.count() == 1


def test_who_contributes_prepares_and_asks_a_colleague_to_record(table, list_of):
    made = list_of(TEXT)
    actions.set_act_facts(table.municipality, preparation=made.reference, facts=facts_of(made))
    hers = browser(member_of(table.municipality.organisation, "collega", "contribute"))
    page = page_text(hers.get(at(made, "/vastleggen")))
    assert '<form method="post" class="prep-bar">' not in page
    assert hers.post(at(made, "/vastleggen")).status_code == 403


def test_what_is_thrown_away_is_asked_first(table, mine, list_of):
    made = list_of(TEXT)
    assert TEXT not in page_text(mine.get(at(made, "/weggooien")))
    assert mine.post(at(made, "/weggooien"))["Location"] == "/verzonnendam"
    assert mine.get(at(made))["Location"] == "/verzonnendam"


@pytest.mark.parametrize("size", [2, 30])
def test_the_list_asks_as_many_queries_whatever_its_length(table, mine, list_of, size, django_assert_max_num_queries):
    made = list_of(*(f"Afspraak {number}" for number in range(size)))
    with django_assert_max_num_queries(16):
        mine.get(at(made, "/regel/nieuw"))


def test_other_methods_are_refused(table, mine, list_of):
    made = list_of(TEXT)
    assert mine.put(at(made)).status_code == 405
    assert mine.post(at(made)).status_code == 405
    assert mine.get(at(made, "/volgorde")).status_code == 405
