"""The pages where somebody chooses: words of the paper, many at once, a promise in force, and what ends."""

import re

import pytest

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.tests.made import promise, registered
from woordhouder.agreements.tests.preparing import begun, texts
from woordhouder.examples.tests.making_pages import browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.intake import actions
from woordhouder.parties.tests.tables import whole_table

from .papers import LINES, a_paper, at, passages_of, read, seen, states

pytestmark = pytest.mark.django_db
GROUND = LINES[2]
NEWER = (LINES[0], LINES[1].replace("veertig", "vijftig"), "De huurders denken mee.")


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def mine(table):
    return browser(table.municipality)


@pytest.fixture
def paper(table):
    return a_paper(table)


def there(paper, rest=""):
    return f"/en/verzonnendam/voorbereiden/{paper.preparation.reference}/stuk/{paper.reference}{rest}"


def of(paper, place, rest):
    return there(paper, f"/passage/{at(paper, place).reference}{rest}")


def refused(answer):
    assert answer.status_code == 422
    return page_text(answer)


def test_a_sentence_or_words_of_a_passage_are_chosen_in_a_form(mine, paper):
    address = of(paper, 2, "/stukje")
    page = page_text(mine.get(address))
    words = GROUND.split()
    assert f"{words[-1]} ({len(words)})" in page
    wrong = {"first": "5", "last": "2", "seen": "1"}
    assert "comes before the first" in refused(mine.post(address, wrong))
    for strange in ({"first": "x"}, {"last": "999"}, {"seen": "x"}):
        refused(mine.post(address, {"first": "0", "last": "2", "seen": "1", **strange}))
    answer = mine.post(address, {"first": str(words.index("betaalt")), "last": str(len(words) - 1), "seen": "1"})
    assert answer["Location"].endswith(f"#v-{at(paper, 3).reference}")
    assert (at(paper, 3).text, at(paper, 3).state) == ("betaalt de riolering.", "accepted")
    assert mine.get(of(paper, 3, "/stukje")).status_code == 200
    assert mine.get(there(paper, "/passage/passage-aaaaaaaaaaaa/stukje")).status_code == 404


def test_a_passage_of_sentences_offers_each_of_them(table, mine):
    text = "De gemeente betaalt. Zij bouwt ook; dat is mooi."
    paper = read(table.municipality, begun(table.municipality, table), (text,))
    page = page_text(mine.get(of(paper, 0, "/stukje")))
    assert 'value="words"' in page
    assert "Choose" in refused(mine.post(of(paper, 0, "/stukje"), {"first": "0", "last": "1", "seen": "1"}))
    mine.post(of(paper, 0, "/stukje"), {"piece": "1", "first": "0", "last": "0", "seen": "1"})
    assert at(paper, 1).text == "Zij bouwt ook;"


def test_words_that_were_marked_in_the_document_become_a_promise(mine, paper):
    one = at(paper, 3)
    page = mine.get(there(paper)).content.decode()
    assert f'data-start="{one.start}" data-passage="{one.reference}:1"' in page
    signs = len("In2025is")
    told = {"van": f"{one.start}.{signs}", "tot": f"{one.start}.{signs + 8}", "passage": f"{one.reference}:1"}
    answer = mine.post(there(paper, "/stukje"), told)
    assert answer["Location"] == f"{there(paper)}#v-{one.reference}"
    assert at(paper, 4).text == "er al veel"
    card = mine.get(there(paper)).content.decode().partition(f'id="v-{one.reference}"')[2].partition("</li>")[0]
    assert "That it is a promise" not in card
    other = at(paper, 1)
    over = {**told, "van": f"{other.start}.0", "passage": f"{other.reference}:1"}
    assert "more than one passage" in refused(mine.post(there(paper, "/stukje"), over))
    assert "Choose words in the document" in refused(mine.post(there(paper, "/stukje"), {"van": "x", "tot": ""}))


def test_all_that_were_shown_are_taken_over_at_once(table, mine, paper):
    page = mine.get(there(paper)).content.decode()
    shown = re.findall(r'name="alle" value="([^"]+)"', page)
    assert shown == [f"{at(paper, place).reference}:1" for place in (1, 2, 4)]
    sure = re.findall(r'name="zeker" value="([^"]+)"', page)
    assert sure == shown[:2]
    told = {"alle": shown, "zeker": sure, "welke": "zeker"}
    assert mine.post(there(paper, "/samen"), told)["Location"] == there(paper, "?deel=1#voorstellen")
    assert states(paper) == ["aside", "accepted", "accepted", "aside", "proposed"]
    assert "several passages were taken over" in page_text(mine.get(there(paper)))
    assert "Meanwhile" in refused(mine.post(there(paper, "/samen"), {**told, "welke": "alle"}))
    for nothing in ({"welke": "gezien", "gezien": shown}, {"welke": "alle"}, {}):
        refused(mine.post(there(paper, "/samen"), nothing))
    mine.post(there(paper, "/stap-terug"), {"stap": paper.steps.last().reference})
    assert states(paper)[1:3] == ["proposed", "proposed"]


def test_after_all_of_a_part_the_next_part_waits(table, mine):
    lines = tuple(f"De gemeente doet nummer {at} van de lijst." for at in range(120))
    paper = a_paper(table, lines=lines)
    for part, following in ((1, 2), (2, 3), (3, 3)):
        page = mine.get(there(paper, f"?deel={part}")).content.decode()
        shown = re.findall(r'name="alle" value="([^"]+)"', page)
        answer = mine.post(there(paper, f"/samen?deel={part}"), {"welke": "alle", "alle": shown})
        assert answer["Location"] == there(paper, f"?deel={following}#voorstellen")
    assert set(states(paper)) == {"aside", "accepted"}


@pytest.fixture
def act(table):
    lines = [promise(table.association_seat, LINES[1]), promise(table.municipality_seat, GROUND)]
    return registered(table.municipality, table, lines)


def changing(table, act, kind):
    me = table.municipality
    made = begun(me, table, kind, agreement=act.agreement.reference)
    told = {**made.facts, "effective_from": "2026-07-01"}
    agreements.set_act_facts(me, preparation=made.reference, facts=told)
    return read(me, made, NEWER, content=b"y", passages=passages_of(NEWER, aside=(0,)))


def test_what_changes_in_force_is_shown_and_can_be_tied_to_another(table, mine, act):
    paper = changing(table, act, "amendment")
    page = page_text(mine.get(there(paper)))
    assert "What changes in promise 1:" in page
    assert "</span>veertig<span" in page
    assert "New. Here only promises that are in force are changed" in page
    second = act.agreement.commitments.get(number=2).reference
    assert "2. De gemeente wijst" in page_text(mine.get(of(paper, 2, "/afspraak")))
    assert mine.post(of(paper, 2, "/afspraak"), {"commitment": second, "seen": "1"}).status_code == 303
    assert at(paper, 2).commitment == second
    mine.post(of(paper, 2, "/afspraak"), {"commitment": "-", "seen": "2"})
    assert at(paper, 2).commitment == ""
    told = {"passage": at(paper, 2).reference, "gezien": at(paper, 2).version, "doe": "ja"}
    assert "This one is new" in refused(mine.post(there(paper, "/stap"), told))


def test_what_is_gone_ends_only_when_somebody_says_so(table, mine, act):
    paper = changing(table, act, "registration")
    second = act.agreement.commitments.get(number=2).reference
    assert "1 promise in force is not in this document" in page_text(mine.get(there(paper)))
    assert texts(paper.preparation) == []
    mine.post(there(paper, "/vervalt"), {"einde": second})
    line = paper.preparation.promises.get()
    assert (line.commitment.reference, line.versions.get().facts) == (second, None)
    assert "ends: it stands in the list so" in page_text(mine.get(there(paper)))
    mine.post(there(paper, "/vervalt"), {"terug": line.reference})
    assert texts(paper.preparation) == []
    assert "no text on the day" in refused(mine.post(there(paper, "/vervalt"), {"einde": "x"}))


def test_an_amendment_leads_to_the_act_that_ends(table, mine, act):
    paper = changing(table, act, "amendment")
    page = mine.get(there(paper)).content.decode()
    assert f"/verzonnendam/{act.agreement.slug}/veranderen#wat-beeindigen" in page
    assert 'name="einde"' not in page
    assert mine.get(there(paper, "?staat=geldt")).status_code == 200


def test_a_paper_beside_no_agreement_is_tied_to_none(mine, paper):
    assert "this is a new one" in page_text(mine.get(of(paper, 1, "/afspraak")))
    assert "/afspraak" not in mine.get(there(paper)).content.decode().partition("<main")[2]


def test_what_stays_in_the_list_is_said_before_it_comes_out(table, mine, paper):
    me, list_ = table.municipality, paper.preparation
    newer = read(me, list_, NEWER, content=b"y", passages=passages_of(NEWER, aside=(0,)), earlier=paper.reference)
    actions.accept_passage(me, **seen(newer, 2))
    mine.post(there(newer, "/overnemen"))
    assert "stays there" not in page_text(mine.get(there(newer, "/klaar")))
    line = list_.promises.get()
    facts = {"text": "Huurders denken en beslissen mee."}
    agreements.put_promise(me, preparation=list_.reference, promise=line.reference, replaces=1, facts=facts)
    assert "1 was changed in the list since: it stays there" in page_text(mine.get(there(newer, "/klaar")))
    assert "changed in the list since" in refused(mine.post(there(newer, "/eruit")))
    assert texts(list_) == [facts["text"]]


def test_another_table_finds_none_of_these_pages(table, paper):
    stranger = browser(whole_table("elders").municipality)
    for address in (of(paper, 2, "/stukje"), of(paper, 2, "/afspraak")):
        assert stranger.get(address).status_code == 404
    for rest in ("/stukje", "/samen", "/vervalt"):
        assert stranger.post(there(paper, rest), {}).status_code == 404
