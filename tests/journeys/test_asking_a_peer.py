"""Two readers ask somebody who took part; addresses are seen only after an answer. One rather not, one never again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .earlier import WITH_PEERS
from .hands import DESK, NARROWEST, PHONE, Hands, Way
from .letters import link_in_letter, newest_letter
from .making import become

pytestmark = pytest.mark.browser
WIDTH = PHONE
# One person asks about one example once in a while; each way is another person.
WAYS = (
    (Way("keyboard", width=NARROWEST, by_keyboard=True), "beleid@rietwaarde.example"),
    (Way("no-scripts", has_scripts=False), "beleid@rietgaarde.example"),
)
NURSE, SUPERVISOR = WITH_PEERS.spoke


def ask(hands: Hands, party: str, question: str, **more: str) -> None:
    """From the page of the example to a question that is handed in."""
    hands.open(WITH_PEERS.address)
    hands.follow("Stel een vraag aan de mensen van dit voorbeeld")
    contact = hands.page.locator("label", has_text=party).locator("input")
    hands.tick(contact)
    hands.fill(who="beleidsmedewerker wonen bij een gemeente", text=question, **more)
    hands.do("Verstuur mijn vraag")


def come_to_answer(contact: Hands, email: str, question: str) -> None:
    """Open the mailed link and read the question."""
    contact.open(link_in_letter(contact, email, "Een lezer heeft een vraag", saying=question))
    expect(contact.page.locator("main")).to_contain_text(question)


@pytest.mark.parametrize(("way", "officer"), WAYS, ids=[way.name for way, _officer in WAYS])
def test_an_officer_asks_and_both_get_each_others_address_with_the_answer(
    hands_of: Callable[[Way], Hands], way: Way, officer: str
) -> None:
    hands = hands_of(way)
    question, answer = f"Wie nodigde de zorg uit? ({way.name})", f"Wij zelf. ({way.name})"
    become(hands, officer)
    ask(hands, NURSE.party, question)
    expect(hands.page.locator("main")).to_contain_text("Uw vraag is verstuurd")
    hands.page.context.clear_cookies()
    come_to_answer(hands, NURSE.email, question)
    expect(hands.page.locator("main")).not_to_contain_text(officer)
    hands.fill(answer=answer)
    hands.do("Verstuur mijn antwoord en mijn adres")
    expect(hands.page.locator("main")).to_contain_text(officer)
    said = newest_letter(hands, officer, "Er is een antwoord op uw vraag", saying=answer)
    assert NURSE.email in said
    assert hands.complaints == []


def test_a_visitor_confirms_her_question_and_hears_that_there_will_be_no_answer(
    hands_of: Callable[[Way], Hands],
) -> None:
    visitor, contact = hands_of(Way("mouse", width=PHONE)), hands_of(Way("mouse", width=DESK))
    address, question = "nieuwsgierig@lezer.example", "Wat kostte het?"
    ask(visitor, SUPERVISOR.party, question, email=address)
    expect(visitor.page.locator("main")).to_contain_text("Kijk nu in uw mailbox")
    visitor.open(link_in_letter(visitor, address, "Is deze vraag van u?"))
    visitor.do("Ja, verstuur mijn vraag")
    come_to_answer(contact, SUPERVISOR.email, question)
    expect(contact.page.locator("main")).not_to_contain_text(address)
    contact.tick(contact.page.locator("[name=no_more]"))
    contact.do("Ik antwoord liever niet")
    expect(contact.page.locator("main")).to_contain_text("Er komt geen antwoord")
    said = newest_letter(visitor, address, "Over uw vraag")
    assert SUPERVISOR.email not in said
    visitor.open(f"{WITH_PEERS.address}/vraag")
    expect(visitor.page.locator("main")).to_contain_text(NURSE.party)
    expect(visitor.page.locator("main")).not_to_contain_text(SUPERVISOR.party)
    assert visitor.complaints == contact.complaints == []
