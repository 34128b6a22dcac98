"""Make or renew an installation: tables, static files, editorial board and controller, and their first people."""

from argparse import ArgumentParser, Namespace

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _

from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Organisation, OrganisationKind, Role
from woordhouder.record.receipts import log_origin
from woordhouder.record.refusals import Refused

HELP = "make or renew an installation (tables, the two organisations, their first people)"
EDITORIAL_BOARD = "Redactie"
CONTROLLER = "Beheer"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--editor", metavar="EMAIL", help="may write in the library, for the editorial board")
    parser.add_argument("--controller", metavar="EMAIL", help="may record removals, for the controller")


def run(options: Namespace) -> int:
    """Bring everything up to date; running it again changes nothing that is there."""
    set_up(editor=options.editor, controller=options.controller)
    print(
        _("Ready. The editorial board is called {board}, the controller {controller}.").format(
            board=EDITORIAL_BOARD, controller=CONTROLLER
        )
    )
    return 0


def set_up(*, editor: str | None, controller: str | None) -> None:
    """Tables, static files, and the two organisations with their first people (None: nobody new)."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    log_origin()
    call_command("collectstatic", verbosity=0, interactive=False)
    for name, kind, email in (
        (EDITORIAL_BOARD, OrganisationKind.EDITORIAL_BOARD, editor),
        (CONTROLLER, OrganisationKind.CONTROLLER, controller),
    ):
        if not Organisation.objects.filter(kind=kind).exists():
            found(SYSTEM, kind=kind, name=name)
        if email:
            _enrol_once(email, Organisation.objects.get(kind=kind))


def _enrol_once(email: str, organisation: Organisation) -> None:
    here = organisation.memberships.filter(person__email__iexact=email, until=None, role=Role.BIND)
    if here.exists():
        return
    try:
        enrol(SYSTEM, email=email, organisation=organisation.name, role=Role.BIND)
    except Refused as refusal:
        raise SystemExit(f"{email}: {refusal}") from refusal
