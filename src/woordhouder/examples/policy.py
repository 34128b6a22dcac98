"""Who may read the library and what is being made for it. Who may write in it: see also `parties.policy`.

Every condition is asked of the database, so that a membership or a personal link that ended opens nothing.
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Membership, OrganisationKind, Person
from woordhouder.parties.policy import (
    ANY_ROW,
    WRITING,
    about_of,
    acting_organisation,
    editing,
    her_own,
    only_system,
    records_removals,
)
from woordhouder.record.policy import EVERYBODY, NOBODY, Policy, Row

from .models import Approval, Check, Interview, Nomination

Condition = Callable[[Actor], Q]

SPEAKING = "interview"  # tasks of personal links, each about one interview
CHECKING = "check"
REFRESHING = "refresh"
CONFIRMING = "ask"  # of links about a question
ANSWERING = "answer"

EXAMPLE: Policy[Actor] = Policy("examples.Example", {"read": Row(lambda actor: EVERYBODY, _("The library is public."))})
PAGE: Policy[Actor] = Policy("examples.Page", {"read": Row(lambda actor: EVERYBODY, _("The library is public."))})
CONVERSATION: Policy[Actor] = Policy(
    "examples.Conversation",
    {
        "read": Row(her_own, _("Only she herself reads the conversation that she prepares.")),
        "keep": Row(her_own, _("Only she herself writes in the conversation that she prepares.")),
        "drop": Row(her_own, _("Only she herself throws away the conversation that she prepares.")),
    },
)


def holds_link(*tasks: str, path: str = "reference") -> Condition:
    """A condition on rows whose interview (its reference at `path`) a living personal link for a task is about."""

    def condition(actor: Actor) -> Q:
        if actor.task not in tasks:
            return NOBODY
        return Q(**{f"{path}__in": about_of(actor, actor.task)})

    return condition


def _asked_in(actor: Actor, *tasks: str) -> Q:
    """Nominations in which the actor speaks for a party, by a living link for one of these tasks."""
    if actor.task not in tasks:
        return NOBODY
    return Q(pk__in=Interview.objects.filter(holds_link(*tasks)(actor)).values("nomination"))


def _put_forward(actor: Actor) -> Q:
    return Q(by__in=acting_organisation(actor)) if actor.is_known else NOBODY


def _involved(actor: Actor) -> Q:
    return editing(actor) | _put_forward(actor) | _asked_in(actor, SPEAKING, CHECKING)


def _of_what_they_may_read(actor: Actor) -> Q:
    return Q(nomination__in=Nomination.objects.filter(_involved(actor))) | holds_link(REFRESHING)(actor)


def _interviews(actor: Actor) -> Q:
    """The interviews whose editor the actor is, as long as she writes for the board."""
    if not actor.is_known:
        return NOBODY
    return Q(editor__in=Person.objects.filter(reference=actor.person)) & editing(actor)


def _writes_down(actor: Actor) -> Q:
    return holds_link(SPEAKING)(actor) | _interviews(actor)


def _is_left_alone(actor: Actor) -> Q:
    """For editors: interviews whose editor writes for the board no longer."""
    at_work = Membership.objects.filter(
        person=OuterRef("editor"),
        organisation__kind=OrganisationKind.EDITORIAL_BOARD,
        role__in=WRITING,
        until=None,
    )
    return editing(actor) & ~Q(Exists(at_work))


def _may_forget(actor: Actor) -> Q:
    """The speaker herself by her link, and the controller, always; an editor, once nobody writes in it any more.

    Until then an editor sends the speaker her own link.
    """
    if records_removals(actor):
        return ANY_ROW
    if editing(actor) == ANY_ROW:
        closed = Q(nomination__closed_at__isnull=False) | Q(nomination__published_at__isnull=False)
        return closed | Q(ended_at__isnull=False) | Q(declined_at__isnull=False)
    return holds_link(SPEAKING)(actor)


def _knows_of(actor: Actor) -> Q:
    """Who is involved; and the controller, who forgets a speaker when she asks."""
    return ANY_ROW if actor.is_system or records_removals(actor) else _of_what_they_may_read(actor)


def _may_read_words(actor: Actor) -> Q:
    """Drafts: the speaker and that interview's editor. Approved: also the other speakers and editors, to check."""
    drafts = Q(interview__in=Interview.objects.filter(_writes_down(actor)))
    standing = Approval.objects.filter(words=OuterRef("pk"), taken_back_at=None)
    checking = Nomination.objects.filter(editing(actor) | _asked_in(actor, CHECKING), closed_at=None)
    taking_part = Interview.objects.filter(nomination__in=checking, declined_at=None, ended_at=None)
    return drafts | (Q(interview__in=taking_part) & Q(Exists(standing)))


def _reads_manuscript(actor: Actor) -> Q:
    """Editors; and speakers the versions that they were asked to check, while they still may."""
    if actor.task != CHECKING:
        return editing(actor)
    return Q(pk__in=Check.objects.filter(_own(CHECKING)(actor)).values("manuscript"))


def _own(*tasks: str) -> Condition:
    return holds_link(*tasks, path="interview__reference")


def _by_clock_or(condition: Condition) -> Condition:
    """What the clock may treat as well."""
    return lambda actor: EVERYBODY if actor.is_system else condition(actor)


NOMINATION: Policy[Actor] = Policy(
    "examples.Nomination",
    {
        "read": Row(_involved, _("Only who nominated it, the editors and the speakers see how far it is.")),
        "take_up": Row(editing, _("Only an editor takes up a nomination.")),
        "edit": Row(editing, _("Only an editor works on an example in the making.")),
        "publish": Row(editing, _("Only an editor publishes an example.")),
        "close": Row(editing, _("Only an editor closes a nomination.")),
    },
)
INTERVIEW: Policy[Actor] = Policy(
    "examples.Interview",
    {
        "read": Row(_knows_of, _("Only who is involved sees whose words are asked, and the controller.")),
        "write_words": Row(_writes_down, _("Only the speaker and the editor of this interview write here.")),
        "approve": Row(holds_link(SPEAKING), _("Only the speaker decides about her own words.")),
        "forget": Row(
            _may_forget,
            _("A speaker is forgotten by herself; at her request by the controller, or by an editor once it is over."),
        ),
        "manage": Row(editing, _("Only an editor invites a speaker or ends an interview.")),
        "take_over": Row(
            _is_left_alone,
            _("An interview belongs to one editor. A colleague takes it over only once that editor has left."),
        ),
        "answer_check": Row(holds_link(CHECKING), _("Only the speaker says whether the whole is right.")),
        "answer_yearly": Row(holds_link(REFRESHING), _("Only the speaker says whether it is still right.")),
    },
)
WORDS: Policy[Actor] = Policy(
    "examples.Words",
    {
        "read": Row(
            _may_read_words,
            _("Words that are not approved are read only by their speaker and by the editor of that interview."),
        )
    },
)
MANUSCRIPT: Policy[Actor] = Policy(
    "examples.Manuscript",
    {"read": Row(_reads_manuscript, _("Until publication only the editors and the speakers who check it read it."))},
)
CHECK: Policy[Actor] = Policy(
    "examples.Check",
    {
        "read": Row(
            lambda actor: editing(actor) | _own(SPEAKING, CHECKING)(actor),
            _("Only the editors and the speaker read what she answered."),
        )
    },
)
TESTIMONY: Policy[Actor] = Policy(
    "examples.Testimony",
    {
        "read": Row(lambda actor: Q(removed_at=None), _("Words that were taken back or removed are read no longer.")),
        "take_back": Row(
            holds_link(SPEAKING, path="words__interview__reference"), _("Only who said it takes it back.")
        ),
        "ask": Row(
            lambda actor: Q(removed_at=None, words__interview__may_be_asked=True) & ~Q(words__interview__email=""),
            _("Only who said that readers may ask is asked."),
        ),
    },
)
STILL_RIGHT: Policy[Actor] = Policy(
    "examples.StillRight",
    {
        "read": Row(
            _by_clock_or(lambda actor: editing(actor) | _own(REFRESHING)(actor)),
            _("Only the editors and the speaker read what she answered."),
        ),
        "ask": Row(only_system, _("The yearly question goes out by itself.")),
    },
)


PEER_QUESTION: Policy[Actor] = Policy(
    "examples.PeerQuestion",
    {
        "read": Row(
            _by_clock_or(holds_link(CONFIRMING, ANSWERING)), _("Only who asked and who is asked read a question.")
        ),
        "confirm": Row(holds_link(CONFIRMING), _("Only who asked says that the question is the own one.")),
        "answer": Row(holds_link(ANSWERING), _("Only who is asked answers.")),
        "decline": Row(holds_link(ANSWERING), _("Only who is asked says that there will be no answer.")),
        "forget": Row(only_system, _("Questions are forgotten by themselves.")),
    },
)
READER_REPORT: Policy[Actor] = Policy(
    "examples.ReaderReport",
    {
        "read": Row(_by_clock_or(editing), _("Only editors read what readers report.")),
        "answer": Row(editing, _("Only an editor answers what readers report.")),
        "forget": Row(only_system, _("Addresses of readers are forgotten by themselves.")),
    },
)
SOURCE_CHECK: Policy[Actor] = Policy(
    "examples.SourceCheck",
    {
        "read": Row(_by_clock_or(editing), _("Only editors watch over the sources.")),
        "note": Row(only_system, _("Only the clock's own look at a source is noted.")),
    },
)
