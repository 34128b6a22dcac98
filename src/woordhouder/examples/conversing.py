"""The start of a conversation: seven questions about one's own task, beside an example of elsewhere. Pure.

The answers are kept by the name of the question, so that the same answers can become a proposal on a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from woordhouder.record.refusals import Words
from woordhouder.record.typed import Text


@dataclass(frozen=True)
class Question:
    """One question. `help` says in a sentence why it is asked, `think_of` what an answer may hold."""

    name: str
    asks: Words
    help: Words
    think_of: Words


QUESTIONS = (
    Question(
        "task",
        _("What is the task here?"),
        _("Say in your own words what is going wrong or what is needed, where you live or work."),
        _("Think of: who has trouble with it, since when, how many homes or households, and how you know."),
    ),
    Question(
        "causes",
        _("Which causes lie outside housing?"),
        _("A problem with homes often begins elsewhere: then a home alone does not solve it."),
        _("Think of: debts, illness, loneliness, care that stopped, unsafety, work, rules of somebody else."),
    ),
    Question(
        "table",
        _("Who should be at the table?"),
        _("Name also those from care, welfare and safety, and who is forgotten most easily."),
        _("Think of: municipality, housing association, tenants, a care provider, a district team, police, a school."),
    ),
    Question(
        "contributes",
        _("What would each of them contribute?"),
        _("An agreement becomes strong when each brings something that the others do not have."),
        _("Think of: homes, money, people, land, knowledge, a network in the neighbourhood, time."),
    ),
    Question(
        "differs",
        _("What is different here from there?"),
        _("What worked elsewhere works here only if it fits your place."),
        _("Think of: the size of the place, the kind of homes, who works together already, money, the moment."),
    ),
    Question(
        "noticed",
        _("What would tenants notice?"),
        _("In the end it is about them: what is different for them in a year?"),
        _("Think of: a lower bill, a dry home, a neighbour who greets, one number to call. How would you ask them?"),
    ),
    Question(
        "asks",
        _("What does it ask of whom?"),
        _("Say honestly what it costs, in money, time or freedom, and for whom."),
        _("Think of: who must decide, who must work differently, what has to stop, what is not known yet."),
    ),
)
NAMES = tuple(question.name for question in QUESTIONS)
LONGEST_ANSWER = 4_000
MOST_QUOTED = 5

Answer: TypeAlias = Annotated[Text, StringConstraints(max_length=LONGEST_ANSWER)]


@dataclass(frozen=True)
class Begun:
    """What somebody wrote so far. `quoted`: numbers of promises, in `version` of the example (0: the current one)."""

    answers: Mapping[str, str]
    quoted: tuple[int, ...] = ()
    version: int = 0

    @property
    def answered(self) -> list[tuple[Question, str]]:
        """The questions with an answer, in their order. "I do not know" is an answer."""
        return [(question, self.answers[question.name]) for question in QUESTIONS if self.answers.get(question.name)]

    @property
    def open(self) -> list[Question]:
        """The questions without an answer."""
        return [question for question in QUESTIONS if not self.answers.get(question.name)]


NOTHING_YET = Begun({})
