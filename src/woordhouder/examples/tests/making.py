"""An example in the making, for tests: who takes part, and the steps to any stage."""

from woordhouder.examples import actions
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.links import holding
from woordhouder.parties.models import Organisation
from woordhouder.record.clock import now

SPEAKERS = {
    "Gemeente Tilburg": ("municipality", "beleidsmedewerker wonen", "gemeente@voorbeeld.example"),
    "Woonvoorbeeld": ("housing_association", "manager wonen", "corporatie@voorbeeld.example"),
    "Huurdersraad Vocht": ("tenants_organisation", "bestuurslid", "huurders@voorbeeld.example"),
}
SLUG = "tilburg-2020-2024"


def member(organisation, role="contribute", kind="editorial_board", name=""):
    """A person who acts for an organisation, which is founded when it is not there."""
    if not Organisation.objects.filter(name=organisation).exists():
        found(SYSTEM, kind=kind, name=organisation)
    email = f"{name or role}.{kind}@voorbeeld.example"
    enrol(SYSTEM, email=email, organisation=organisation, role=role)
    return acting_for(email, organisation)


def nominated(actor, **changes):
    """A nomination by `actor`."""
    given = {"title": "Samen tegen vocht", "places": ["Tilburg"], "why": "Het hielp bewoners echt.", **changes}
    return actions.nominate(actor, **given).reference


def taken_up(editor, nominator=None):
    """A nomination that `editor` took up."""
    reference = nominated(nominator or editor)
    actions.take_up(editor, nomination=reference)
    return reference


def invited(editor, nomination, party="Gemeente Tilburg", **changes):
    """The reference of an interview with a party."""
    kind, role, email = SPEAKERS[party]
    given = {"party": party, "kind": kind, "role": role, "email": email, **changes}
    return actions.invite_speaker(editor, nomination=nomination, **given).reference


def speaker(interview, task="interview"):
    """Who holds the newest living link about an interview."""
    return holding(task=task, about=interview, moment=now())


def told(interview, text="Bewoners zaten zelf aan tafel.", replaces=0, **answers):
    """The speaker writes."""
    return actions.write_words(
        speaker(interview), interview=interview, what_made_it_good=text, replaces=replaces, **answers
    )


def approved(interview, text="Bewoners zaten zelf aan tafel.", may_be_asked=False, **answers):
    """The speaker writes and approves."""
    words = told(interview, text, **answers)
    return actions.approve_words(
        speaker(interview), interview=interview, number=words.number, may_be_asked=may_be_asked
    )


def written(editor, nomination, facts, replaces=0, slug=SLUG):
    """The editor writes the rest."""
    return actions.write_manuscript(editor, nomination=nomination, slug=slug, facts=facts, replaces=replaces)


def agreed(interview):
    """The speaker finds the whole right."""
    return actions.answer_check(speaker(interview, "check"), interview=interview, agrees=True)


def ready(editor, facts, parties=("Gemeente Tilburg",), nominator=None, slug=SLUG):
    """A nomination that can be published, and its interviews by party."""
    nomination = taken_up(editor, nominator)
    interviews = {party: invited(editor, nomination, party) for party in parties}
    for party, interview in interviews.items():
        approved(interview, f"Wat {party} goed vond: {party.split()[0]}geluk.")
    written(editor, nomination, facts, slug=slug)
    if interviews:
        actions.ask_checks(editor, nomination=nomination)
    for interview in interviews.values():
        agreed(interview)
    return nomination, interviews


def published(editor, facts, parties=("Gemeente Tilburg",), nominator=None, slug=SLUG):
    """The interviews by party of an example that was published."""
    nomination, interviews = ready(editor, facts, parties, nominator, slug)
    actions.publish(editor, nomination=nomination)
    return nomination, interviews
