"""A house in use: an example in the making, a published one with a voice, questions, links, and who comes in."""

import base64
from dataclasses import dataclass
from types import SimpleNamespace

from django.test import Client

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.tests import made
from woordhouder.examples import actions
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.models import Testimony
from woordhouder.examples.tests.making import agreed, approved, invited, taken_up, told, written
from woordhouder.parties.actions import (
    end_membership,
    enrol,
    facilitate,
    found,
    found_by_mail,
    found_table,
    give_seat,
    invite,
    invite_to_seat,
)
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, Actor, acting_for
from woordhouder.parties.links import token
from woordhouder.parties.models import Membership, Organisation, Person, PersonalLink, Seat
from woordhouder.record.clock import now
from woordhouder.site.mail.following import follow_mail
from woordhouder.site.mail.sending import send_letters
from woordhouder.site.mail.weekly import row_of, stop_path
from woordhouder.site.models import OwnKind, SentMail
from woordhouder.site.own_addresses import make, own_addresses
from woordhouder.site.search.index import follow

from . import keeping_doors, papering, removing, sheeting

EXAMPLE = {
    "title": "Samen tegen vocht",
    "summary": "Drie partijen pakken vocht aan.",
    "places": ["Tilburg"],
    "years": {"from": 2020},
    "themes": ["housing_quality"],
    "story": "Bewoners klaagden over schimmel.",
    "sources": [{"url": "https://voorbeeld.example/vocht", "publisher": "Krant", "kind": "news"}],
}
ORGANISATIONS = {
    "Redactie": "editorial_board",
    "Beheer": "controller",
    "Huurdersraad Vocht": "tenants_organisation",
    "Gemeente Breda": "municipality",
    "Huurders Zetel": "tenants_organisation",
    "Zorg Zetel": "care_provider",
}
# Who signed in. "left" was an editor, "loner" acted for a municipality: both lost that while their sessions ran.
PEOPLE = {
    "editor": ("Redactie", "contribute"),
    "chief": ("Redactie", "bind"),
    "reader": ("Redactie", "read"),
    "nominator": ("Huurdersraad Vocht", "contribute"),
    "outsider": ("Gemeente Breda", "bind"),
    "controller": ("Beheer", "bind"),
    "seated": ("Huurders Zetel", "bind"),
    "sitter": ("Huurders Zetel", "read"),
    "asked": ("Zorg Zetel", "bind"),
    "left": ("Redactie", "contribute"),
    "loner": ("Gemeente Breda", "read"),
}
REVOKED = ("left", "loner")
PAPER = base64.b64encode(b"%PDF-1.7").decode()


@dataclass(frozen=True)
class House:
    """What there is to ask for by name, and the browsers of who signed in."""

    names: dict[str, str]
    clients: dict[str, Client]

    def filled(self, address: str) -> str:
        """The address with the names in their places."""
        return address.format(**self.names)

    def client(self, who: str) -> Client:
        """A browser: somebody's who signed in, or a stranger's."""
        return self.clients.get(who) or Client()


def house_in_use() -> House:
    """Make all of it, through actions."""
    for name, kind in ORGANISATIONS.items():
        found(SYSTEM, kind=kind, name=name)
    acting = {}
    for who, (organisation, role) in PEOPLE.items():
        enrol(SYSTEM, email=address(who), organisation=organisation, role=role)
        acting[who] = acting_for(address(who), organisation)
    names = {
        **_made(acting),
        **_table(acting),
        **_own(acting["nominator"]),
        "mail": str(
            SentMail.objects.create(to="x@voorbeeld.example", subject="Post", text="Dag.", html="<p>Dag.</p>").pk
        ),
    }
    clients = {who: _signed_in(who) for who in PEOPLE}
    for who in REVOKED:
        boss = acting["chief" if who == "left" else "outsider"]
        end_membership(boss, membership=Membership.objects.get(person__email=address(who)).pk)
    follow()
    follow_mail(now())
    send_letters(now())
    return House(names, clients)


def address(who: str) -> str:
    return f"{who}@voorbeeld.example"


def _signed_in(who: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(email=address(who)), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def _made(acting: dict) -> dict[str, str]:
    editor, nominator = acting["editor"], acting["nominator"]
    facts = ExampleFacts.model_validate(EXAMPLE)
    removing.write_pages(editor)
    spoken = _published(editor, facts)
    voice = Testimony.objects.get().pk
    question = actions.ask_peer(
        nominator, slug="tilburg-2020-2024", testimony=voice, who="bewoner", text="Hoe begon u?"
    )
    asked = actions.ask_peer(
        ANONYMOUS,
        slug="tilburg-2020-2024",
        testimony=voice,
        who="bewoner",
        text="En toen?",
        email="x@voorbeeld.example",
    )
    actions.ask_still_right(SYSTEM, slug="tilburg-2020-2024")
    nomination = taken_up(editor, nominator)
    interview = invited(editor, nomination, "Woonvoorbeeld")
    told(interview, "Dit is nog van niemand anders.")
    checked = invited(editor, nomination, "Gemeente Tilburg")
    approved(checked)
    written(editor, nomination, facts, slug="tilburg-2030")
    actions.ask_checks(editor, nomination=nomination)
    waiting = actions.nominate(nominator, title="Nog niet opgepakt", places=["Breda"], why="Zomaar.").reference
    kept = actions.keep_conversation(nominator, slug="tilburg-2020-2024", answers={"task": "Vocht in 300 woningen."})
    report = actions.report_mistake(ANONYMOUS, slug="tilburg-2020-2024", text="Het jaar klopt niet.")
    invitation = invite(
        acting["chief"],
        organisation=acting["chief"].organisation,
        email="nieuw@voorbeeld.example",
        role="read",
        layer="staff",
    )
    return {
        "slug": "tilburg-2020-2024",
        "voice": str(voice),
        "nomination": nomination,
        "unopened": waiting,
        "interview": interview,
        "spoken": spoken,
        "conversation": kept.conversation.reference,
        "mistake": report.reference,
        "invitation": invitation.reference,
        "membership": str(Membership.objects.get(person__email=address("reader")).pk),
        "speaking": _token("interview", interview),
        "checking": _token("check", checked),
        "refreshing": _token("refresh", spoken),
        "joining": _token("join", invitation.reference),
        "confirming": _token("ask", asked.reference),
        "answering": _token("answer", question.reference),
        "no_token": "link-aaaaaaaaaaaa~" + "A" * 43,
    }


def _own(actor: Actor) -> dict[str, str]:
    """The secrets of her own calendar and feed, and of the link that stops her mail."""
    for kind in OwnKind:
        make(actor, kind, now())
    secrets = {kind: line.path.rpartition("/")[2].rpartition(".")[0] for kind, line in own_addresses(actor).items()}
    return {**secrets, "weekly": stop_path(row_of(actor.person)).rpartition("/")[2]}


def _table(acting: dict) -> dict[str, str]:
    """A table that is not public, as nobody confirmed its founder: with a seat that waits and one that is empty."""
    seated = acting["seated"]
    Organisation.objects.filter(reference=seated.organisation).update(founded_itself=True)
    table = found_table(seated, name="Besloten", slug="besloten", region="Nergens")
    waiting = give_seat(seated, partnership=table.reference, organisation=acting["asked"].organisation)
    empty = give_seat(seated, partnership=table.reference, kind="residents", name="Bewoners Zetel")
    asked = invite_to_seat(seated, seat=empty.reference, email="bewoner@voorbeeld.example")
    founding = found_by_mail(ANONYMOUS, email="begin@voorbeeld.example", kind="residents", name="Begonnen")
    facilitated = facilitate(seated, partnership=table.reference, email="begeleider@voorbeeld.example")
    own = table.seats.get(organisation=seated.organisation_id)
    return {
        **_agreed(seated, SimpleNamespace(partnership=table), own, waiting),
        "unconfirmed": seated.organisation,
        "own": own.reference,
        "waiting": waiting.reference,
        "empty": empty.reference,
        "to_seat": asked.reference,
        "beginning": token(founding),
        "facilitation": str(facilitated.pk),
    }


def _agreed(seated: Actor, table: SimpleNamespace, own: Seat, waiting: Seat) -> dict[str, str]:
    """What stands at that table: an agreement with its paper, an act that waits for a signature, and a preparation."""
    lines = [made.promise(own, "Wij bellen aan."), made.promise(own, "Wij denken mee.")]
    told = {"title": "Afspraken", "slug": "afspraken-1", "starts": "2026-01-01"}
    all_lines = [*lines, made.promise(waiting, "Wij zorgen.")]
    begun = made.ready(seated, table, "registration", all_lines, **told)
    agreements.attach_document(seated, preparation=begun.reference, name="x.pdf", content=PAPER)
    act = agreements.register(seated, preparation=begun.reference)
    going_on = made.ready(seated, table, "amendment", [(made.commitments(act)[0], lines[1])], act.agreement)
    agreements.attach_document(seated, preparation=going_on.reference, name="y.pdf", content=PAPER)
    new = made.ready(seated, table, "registration", [*lines, lines[0]])
    first, second, _third = new.promises.order_by("place")
    agreements.drop_promise(seated, preparation=new.reference, promise=second.reference)
    passage = {"wording": made.wording(act, 1).reference, "start": 0, "end": 3, "reason": "Nog niet."}
    promises = made.commitments(act)
    return {
        **keeping_doors.said_at(seated, seated, promises[0], promises[2]),
        "act": act.reference,
        "objection": agreements.object_to_passage(seated, **passage).reference,
        "text": made.wording(act).reference,
        "document": act.document.reference,
        "open_act": made.adopted(seated, table, lines[:1], act.agreement).reference,
        "changing": going_on.reference,
        "preparing": new.reference,
        "promise": first.reference,
        "dropped": second.reference,
        "sheet": sheeting.read(seated, new.reference).reference,
        **papering.read(seated, new),
    }


def _published(editor, facts: ExampleFacts) -> str:
    """The interview of an example in the library, whose speaker may be asked questions."""
    nomination = taken_up(editor)
    interview = invited(editor, nomination, "Huurdersraad Vocht")
    approved(interview, "Wij liepen zelf mee.", may_be_asked=True)
    written(editor, nomination, facts)
    actions.ask_checks(editor, nomination=nomination)
    agreed(interview)
    actions.publish(editor, nomination=nomination)
    return interview


def _token(task: str, about: str) -> str:
    return token(PersonalLink.objects.filter(task=task, about=about).latest("pk"))
