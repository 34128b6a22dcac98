"""How far an example in the making is: each branch of the table, one point apart."""

import pytest
from django.utils.translation import override

from woordhouder.examples.stages import RULES, MakingFacts, PartyFacts, Stage, stage_of, waits_on

ASKED = PartyFacts("Gemeente")
WROTE = PartyFacts("Gemeente", has_words=True)
SILENT = PartyFacts("Gemeente", has_way_in=False)
SILENT_WITH_WORDS = PartyFacts("Gemeente", has_way_in=False, has_words=True)
OUT = PartyFacts("Gemeente", is_out=True)
OUT_APPROVED = PartyFacts("Gemeente", is_out=True, has_words=True, has_approved=True)
APPROVED = PartyFacts("Corporatie", has_words=True, has_approved=True)
APPROVED_WITHOUT_LINK = PartyFacts("Corporatie", has_way_in=False, has_words=True, has_approved=True)


def checking(**answers):
    return PartyFacts("Huurders", has_words=True, has_approved=True, **{"is_asked": True, **answers})


WAITING, AGREED = checking(), checking(has_agreed=True)
OBJECTED, LAPSED = checking(has_objected=True), checking(has_lapsed=True)
AGREED_BEFORE = checking(has_agreed=True, is_asked=False)
LAPSED_AND_OBJECTED = checking(has_objected=True, has_lapsed=True)

TAKE_UP, INVITE = ("editor", "", "to take it up"), ("editor", "", "to invite the parties")
WRITE, ASK = ("editor", "", "to write the rest, with sources"), ("editor", "", "to ask the speakers to check the whole")
PUBLISH = ("editor", "", "to publish it")
TELL, APPROVE = (
    ("party", "Gemeente", "to tell in its own words"),
    ("party", "Gemeente", "to approve its words, or change them"),
)
CHECK, MEND = (
    ("party", "Huurders", "to check the whole"),
    ("editor", "Huurders", "to mend what this party finds not right"),
)

# What is there (c: closed, p: published, u: taken up, t: text), the parties, the stage, and on whom it waits.
BRANCHES = [
    ("", [], Stage.NOMINATED, [TAKE_UP]),
    ("c", [], Stage.CLOSED, []),
    ("cu", [ASKED], Stage.CLOSED, []),
    ("cp", [], Stage.CLOSED, []),
    ("put", [AGREED], Stage.PUBLISHED, []),
    ("u", [], Stage.TAKEN_UP, [INVITE]),
    ("ut", [], Stage.READY, [PUBLISH]),
    ("u", [ASKED], Stage.INTERVIEWING, [TELL, WRITE]),
    ("ut", [ASKED], Stage.INTERVIEWING, [TELL]),
    ("ut", [WROTE], Stage.INTERVIEWING, [APPROVE]),
    ("ut", [WROTE, AGREED], Stage.INTERVIEWING, [APPROVE]),
    ("ut", [ASKED, OBJECTED], Stage.INTERVIEWING, [TELL]),
    ("u", [OUT], Stage.WRITING, [WRITE]),
    ("u", [SILENT], Stage.WRITING, [WRITE]),
    ("u", [APPROVED], Stage.WRITING, [WRITE]),
    ("ut", [OUT], Stage.READY, [PUBLISH]),
    ("ut", [OUT_APPROVED], Stage.READY, [PUBLISH]),
    ("ut", [SILENT], Stage.READY, [PUBLISH]),
    ("ut", [SILENT_WITH_WORDS], Stage.READY, [PUBLISH]),
    ("ut", [APPROVED], Stage.CHECKING, [ASK]),
    ("ut", [APPROVED_WITHOUT_LINK], Stage.CHECKING, [ASK]),
    ("ut", [APPROVED, AGREED], Stage.CHECKING, [ASK]),
    ("ut", [AGREED_BEFORE], Stage.CHECKING, [ASK]),
    ("ut", [WAITING], Stage.CHECKING, [CHECK]),
    ("ut", [WAITING, AGREED], Stage.CHECKING, [CHECK]),
    ("ut", [OBJECTED], Stage.CHECKING, [MEND]),
    ("ut", [LAPSED_AND_OBJECTED], Stage.CHECKING, [MEND]),
    ("ut", [OBJECTED, WAITING], Stage.CHECKING, [MEND, CHECK]),
    ("ut", [LAPSED], Stage.READY, [PUBLISH]),
    ("ut", [AGREED, LAPSED, OUT, SILENT], Stage.READY, [PUBLISH]),
]


@pytest.mark.parametrize(("there", "parties", "stage", "waits"), BRANCHES)
def test_the_first_rule_that_holds_says_the_stage_and_on_whom_it_waits(there, parties, stage, waits):
    facts = MakingFacts(
        is_taken_up="u" in there,
        is_closed="c" in there,
        is_published="p" in there,
        has_text="t" in there,
        parties=parties,
    )
    assert stage_of(facts) == stage
    with override("en"):
        assert [(wait.who, wait.party, str(wait.what)) for wait in waits_on(facts)] == waits


def test_every_stage_has_one_rule_and_its_reason():
    assert [rule.stage for rule in RULES] == [
        Stage.CLOSED, Stage.PUBLISHED, Stage.NOMINATED, Stage.TAKEN_UP,
        Stage.INTERVIEWING, Stage.WRITING, Stage.CHECKING, Stage.READY,
    ]  # fmt: skip
    assert {stage for _there, _parties, stage, _waits in BRANCHES} == set(Stage)
    assert all(rule.says for rule in RULES)
