"""Ask somebody to act for an organisation: how the first people of an organisation come in.

The mail goes out by the worker; its link is printed too. With --kind, an organisation that is not there is founded.
"""

from argparse import ArgumentParser, Namespace

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from woordhouder.parties.actions import found, invite
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Layer, Organisation, OrganisationKind, Role
from woordhouder.parties.queries import invitation_letter
from woordhouder.record.clock import now
from woordhouder.record.refusals import Refused
from woordhouder.site.addresses import in_language

HELP = "ask somebody by mail to act for an organisation"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--organisation", required=True, metavar="NAME", help="its name, or its public reference")
    parser.add_argument("--role", required=True, choices=Role.values, help="what she may do for the organisation")
    parser.add_argument("--layer", default=Layer.STAFF.value, choices=Layer.values, help="where she stands in it")
    parser.add_argument("--kind", choices=OrganisationKind.values, help="found the organisation when it is not there")
    parser.add_argument("--language", default="nl", choices=[code for code, _name in settings.LANGUAGES])


def run(options: Namespace) -> int:
    """Found where asked, invite, and say what happened. 1 when the invitation is refused, 2 without organisation."""
    row = _named(options.organisation)
    if row is None and options.kind is None:
        print(_("There is no organisation {name}. With --kind it is founded.").format(name=options.organisation))
        return 2
    if row and options.kind and row.kind != options.kind:
        print(_("{name} is of another kind: {kind}.").format(name=row.name, kind=row.kind))
        return 2
    try:
        if row is None:
            row = found(SYSTEM, kind=OrganisationKind(options.kind), name=options.organisation)
            print(_("Founded: {name} ({reference}).").format(name=row.name, reference=row.reference))
        _invite(options, row)
    except Refused as refusal:
        print(refusal)
        return 1
    return 0


def _named(name: str) -> Organisation | None:
    by_reference = Organisation.objects.filter(reference=name).first()
    return by_reference or Organisation.objects.filter(name__iexact=" ".join(name.split())).first()


def _invite(options: Namespace, row: Organisation) -> None:
    invitation = invite(
        SYSTEM,
        organisation=row.reference,
        email=options.email,
        role=Role(options.role),
        layer=Layer(options.layer),
        language=options.language,
    )
    letter = invitation_letter(invitation.pk, now())
    if letter is None:
        return
    with override(letter.language):
        address = settings.BASE_URL.rstrip("/") + in_language(letter.address)
    print(_("Invited: {email}, for {name}.").format(email=letter.to, name=row.name))
    print(_("The worker mails this link. It works until {day}:").format(day=date_format(letter.expires)))
    print(address)
