"""Letters of the sign-in: written at once, in the language of the page, and sent by the worker like all others."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from woordhouder.record.clock import now
from woordhouder.site.models import Letter

from .closing import whom_to_ask
from .parts import Code, Composed, Go, Part, Say, page

LOGIN_CODE = "account/email/login_code"
STEP_UP = "step_up"


def code_letter(facts: Mapping[str, Any]) -> Composed:
    """The code with which somebody signs in."""
    how_long = _(
        "Type it on the page where you asked for it. It works for {minutes} minutes, and only in that browser."
    )
    return Composed(
        _("Your code to sign in to Woordhouder"),
        (
            Say(_("This is your code:")),
            Code(str(facts["code"])),
            Say(how_long.format(minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60)),
            Say(
                _(
                    "Did you not ask for a code? Then somebody else typed your address. Without the code nobody gets"
                    " in, so you need to do nothing. Give the code to nobody, also not to us."
                )
            ),
            *whom_to_ask(),
        ),
    )


def step_up_letter(facts: Mapping[str, Any]) -> Composed:
    """The code with which somebody who is signed in shows that it is she who signs."""
    return Composed(
        _("Your code to sign for your organisation"),
        (
            Say(_("This is your code:")),
            Code(str(facts["code"])),
            Say(_("Type it where you asked for it. It works for a quarter of an hour, in that browser only.")),
            Say(
                _(
                    "Did you not ask for a code? Then somebody else uses your sign-in. Sign out everywhere, at"
                    " your list of sign-ins. Give the code to nobody, also not to us."
                )
            ),
            Go(_("Look at my sign-ins"), page("/mijn/sessies")),
            *whom_to_ask(),
        ),
    )


def passkey_added(facts: Mapping[str, Any]) -> Composed:
    """Somebody added a passkey."""
    return Composed(
        _("A passkey was added"),
        (
            Say(_("A passkey was added to your account at Woordhouder. With it one can sign in without a code.")),
            *_was_it_you(),
        ),
    )


def passkey_removed(facts: Mapping[str, Any]) -> Composed:
    """Somebody took a passkey away."""
    return Composed(
        _("A passkey was taken away"),
        (
            Say(_("A passkey was taken away from your account at Woordhouder. You can still sign in with a code.")),
            *_was_it_you(),
        ),
    )


def _was_it_you() -> tuple[Part, ...]:
    return (
        Say(_("Was it you? Then you need to do nothing.")),
        Say(_("Was it not you? Look at your passkeys, take away what is not yours, and sign out everywhere else.")),
        Go(_("Look at my passkeys"), page("/mijn/passkeys")),
        *whom_to_ask(),
    )


# What the library for sign-in calls a letter, and ours.
LETTERS: Final[Mapping[str, Callable[[Mapping[str, Any]], Composed]]] = {
    LOGIN_CODE: code_letter,
    STEP_UP: step_up_letter,
    "mfa/email/webauthn_added": passkey_added,
    "mfa/email/webauthn_removed": passkey_removed,
}


def write_letter(called: str, email: str, facts: Mapping[str, Any]) -> None:
    """Put a letter in the queue. 1 query. Raises KeyError for a letter that this house does not send."""
    letter = LETTERS[called](facts)
    moment = now()
    Letter.objects.create(
        to=email, subject=letter.line, text=letter.text, html=letter.html, written_at=moment, not_before=moment
    )


def write_to_nobody() -> None:
    """A letter without address, which goes nowhere: to ask for a stranger costs as much as to ask for a person."""
    write_letter(LOGIN_CODE, "", {"code": "XXXX-XXXX"})
