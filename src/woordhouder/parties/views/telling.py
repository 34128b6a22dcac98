"""What is kept about a person, in words: the names of facts, codes and moments as people read them."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words

from ..queries import LAYERS_IN_WORDS, ROLES_IN_WORDS

FACTS: Mapping[str, Words] = {
    "reference": _("Code in place of your name"),
    "email": _("E-mail address"),
    "language": _("Language"),
    "joined_at": _("Takes part since"),
    "organisation": _("Organisation"),
    "role": _("Role"),
    "layer": _("Place in the organisation"),
    "since": _("Since"),
    "until": _("Until"),
    "made_at": _("Made on"),
    "expires_at": _("Works until"),
    "accepted_at": _("Accepted on"),
    "withdrawn_at": _("Withdrawn on"),
    "used_at": _("Used on"),
    "task": _("For"),
    "about": _("About (code)"),
    "action": _("What"),
    "at": _("When"),
    "by": _("Who, for whom (codes)"),
    "name": _("Name"),
    "device": _("Device"),
    "added": _("Added on"),
    "last_used": _("Last used on"),
    "last": _("Last sign-in"),
    "saved_at": _("Kept on"),
    "text": _("Text"),
    "title": _("Title"),
    "question": _("Question"),
    "answer": _("Answer"),
    "address": _("Page"),
    "table": _("Table"),
    "agreement": _("Agreement"),
    "kind": _("Kind"),
    "reason": _("Reason"),
    "mandate": _("Mandate"),
    "confirms": _("Confirms"),
    "sort": _("Sort"),
    "year": _("Year"),
    "story": _("What happened?"),
    "cause_words": _("Cause, in words"),
    "forecast_words": _("Expectation, in words"),
    "effect": _("What it means for other promises"),
    "revised": _("Reason for the revision"),
    "breakdown": _("Figures of parts"),
    "of": _("Of"),
    "value": _("Figure"),
    "url": _("Link"),
    "page": _("On which page"),
    "quote": _("What it says there"),
    "remark": _("Remark"),
    "outcome": _("How it ended"),
    "words": _("In words"),
    "area": _("Area"),
}
LANGUAGES: Mapping[str, Words] = {"nl": _("Dutch"), "en": _("English")}
TASKS: Mapping[str, Words] = {
    "join": _("an invitation"),
    "found": _("founding an organisation"),
    "interview": _("telling your story"),
    "check": _("reading the whole"),
    "refresh": _("telling whether it still holds"),
    "ask": _("confirming a question"),
    "answer": _("answering a question"),
}
ACTS: Mapping[str, Words] = {
    "parties.accept_invitation": _("accepted an invitation"),
    "parties.claim_seat": _("claimed a seat"),
    "parties.confirm_organisation": _("confirmed an organisation"),
    "parties.end_facilitation": _("let it end that somebody facilitates"),
    "parties.facilitate": _("asked somebody to facilitate a table"),
    "parties.found_by_mail": _("began an organisation by mail"),
    "parties.found_itself": _("founded an organisation"),
    "parties.found_table": _("founded a table"),
    "parties.give_seat": _("gave a seat at a table"),
    "parties.hand_over": _("handed open work to a colleague"),
    "parties.invite_to_seat": _("asked somebody for an organisation with a seat"),
    "parties.leave_table": _("let a seat end"),
    "parties.set_terms": _("changed a seat"),
    "agreements.prepare": _("began to prepare something"),
    "agreements.set_act_facts": _("wrote title, dates or parties"),
    "agreements.put_promise": _("wrote a promise"),
    "agreements.paste_promises": _("pasted a list of promises"),
    "agreements.choose_commitments": _("chose promises to change"),
    "agreements.fill_in": _("gave promises a theme and lead"),
    "agreements.move_promise": _("moved a promise in the list"),
    "agreements.drop_promise": _("took a promise from the list"),
    "agreements.put_back_promise": _("put a promise back in the list"),
    "agreements.attach_document": _("handed in a document"),
    "agreements.detach_document": _("took a document away"),
    "agreements.drop_preparation": _("threw away what was prepared"),
    "agreements.register": _("registered what was signed on paper"),
    "agreements.adopt": _("put new promises forward"),
    "agreements.amend": _("put a change forward"),
    "agreements.correct": _("corrected what was written down"),
    "agreements.withdraw": _("put forward to end promises"),
    "agreements.sign": _("answered whether the organisation signs"),
    "agreements.confirm_text": _("confirmed a text, or objected to it"),
    "agreements.close_act": _("closed what waited for signatures"),
    "agreements.continue_commitment": _("said with which promise one goes on"),
    "agreements.set_goal": _("wrote down a goal"),
    "agreements.say_public": _("said that texts may be public"),
    "agreements.object_to_passage": _("objected to a passage being public"),
    "agreements.settle_objection": _("settled an objection to a passage"),
    "agreements.remove_wording": _("removed words on request"),
    "parties.change_role": _("gave a member another role"),
    "parties.end_membership": _("ended a membership"),
    "parties.erase_me": _("erased what was kept"),
    "parties.invite": _("invited somebody"),
    "parties.rename": _("gave the organisation a new name"),
    "parties.succeed": _("let another organisation take the place"),
    "parties.withdraw_invitation": _("withdrew an invitation"),
    "examples.nominate": _("put an example forward"),
    "examples.take_up": _("took up an example that was put forward"),
    "examples.close_nomination": _("closed an example that was put forward"),
    "examples.invite_speaker": _("asked a party for its words"),
    "examples.send_link_again": _("sent a personal link again"),
    "examples.end_interview": _("ended an interview"),
    "examples.take_over_interview": _("took an interview over"),
    "examples.forget_speaker": _("forgot a speaker who asked for it"),
    "examples.write_words": _("wrote words of a party"),
    "examples.approve_words": _("approved words"),
    "examples.withdraw_approval": _("took an approval back"),
    "examples.decline_interview": _("declined to tell a story"),
    "examples.take_back_testimony": _("took published words back"),
    "examples.write_manuscript": _("wrote the text of an example"),
    "examples.ask_checks": _("asked the parties to read the whole"),
    "examples.answer_check": _("read the whole and answered"),
    "examples.publish": _("published an example"),
    "examples.describe": _("described an example"),
    "examples.load": _("took in an example from a file"),
    "examples.write_page": _("wrote a page"),
    "examples.load_page": _("took in a page from a file"),
    "examples.remove_testimony": _("removed words of a party"),
    "examples.remove_from_example": _("removed words from an example"),
    "examples.remove_from_page": _("removed words from a page"),
    "examples.answer_still_right": _("told whether an example still holds"),
    "examples.confirm_still_right": _("confirmed that an example still holds"),
    "examples.ask_peer": _("asked a question about an example"),
    "examples.confirm_question": _("confirmed a question"),
    "examples.answer_question": _("answered a question"),
    "examples.decline_question": _("declined to answer a question"),
    "examples.report_mistake": _("told that something is not right"),
    "examples.answer_report": _("answered a reader"),
    "examples.keep_conversation": _("kept the start of a conversation"),
    "examples.drop_conversation": _("threw away the start of a conversation"),
}
ANSWERS: Mapping[str, Words] = {
    "signs": _("signs"),
    "signs_with_reservation": _("signs with reservation"),
    "takes_note": _("takes note"),
    "refuses": _("does not sign"),
}
KINDS: Mapping[str, Words] = {
    "registration": _("registration of what was signed on paper"),
    "adoption": _("new promises"),
    "amendment": _("a change"),
    "correction": _("a correction"),
    "withdrawal": _("an ending"),
}
VALUES: Mapping[str, Mapping[str, Words]] = {
    "action": ACTS,
    "role": {str(role): words for role, words in ROLES_IN_WORDS.items()},
    "layer": {str(layer): words for layer, words in LAYERS_IN_WORDS.items()},
    "language": LANGUAGES,
    "task": TASKS,
    "answer": ANSWERS,
    "kind": KINDS,
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def told(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Pairs of label and value for a page; what is empty is left out."""
    return [
        (str(FACTS.get(name, name.replace("_", " ").capitalize())), _value(name, value))
        for name, value in row.items()
        if value not in (None, "", [], {})
    ]


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _now("yes") if value else _now("no")
    if isinstance(value, dict):
        return "; ".join(f"{label}: {text}" for label, text in told(value))
    if isinstance(value, list | tuple):
        return ", ".join(_value(name, one) for one in value)
    text = str(value)
    if MOMENT.fullmatch(text):
        return date_format(localtime(datetime.fromisoformat(text)), "DATETIME_FORMAT")
    return str(VALUES.get(name, {}).get(text, text))
