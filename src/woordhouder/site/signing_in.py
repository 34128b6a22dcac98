"""Sign-in as allauth does it, with the choices of this house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.parties.models import Person, in_ascii

from .addresses import in_language
from .client_address import client_address
from .mail.signing_in import write_letter
from .sign_ins import note_device
from .stepping_up import note_sign_in

NO_CODE = gettext_lazy("This is not the code that we sent.")
TOO_OFTEN = gettext_lazy("You asked for a code several times. Wait a few minutes, and try again.")


def who_signs_in(email: str) -> Person | None:
    """The person who may sign in with this address, or None. 1 query.

    The letters must be the same, not only alike: the code goes to the address that was typed.
    """
    person = Person.objects.by_email(email)
    is_same = person is not None and person.is_active and str(person.email).lower() == in_ascii(email).lower()
    return person if is_same else None


class Adapter(DefaultAccountAdapter):
    """Nobody signs up: people come in by an invitation. Letters go the way of all letters."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": NO_CODE,
        "too_many_login_attempts": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_login_stages(self) -> list[str]:
        """The code alone, or the passkey alone: neither asks for the other, so that nobody is locked out."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def is_reauthentication_required(self, *, app: str, **named: object) -> bool:
        """Not for passkeys: a letter tells the person of each one that comes or goes."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the reader as the rest of the house counts it."""
        return client_address(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """What asks for attention, in the language of the page."""
        return in_language("/mijn")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The front page, in the language of the page."""
        return in_language("/")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Who was erased between the code and its use is asked who she is, like anybody."""
        return HttpResponseRedirect(reverse("account_login"))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **named: Any) -> HttpResponse:
        """After the sign-in: of the device only what its owner recognises is kept, and no address."""
        response = super().post_login(request, user, **named)
        note_device(request)
        note_sign_in(request)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the letter into the queue; the mail server is asked later, so that all answers take as long."""
        write_letter(template_prefix, email, context)


class PasskeyAdapter(DefaultMFAAdapter):
    """What a device shows when it asks which passkey to use."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This passkey was not accepted."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """This site, by its name."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Woordhouder"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """The person, by her address."""
        named = super().get_public_key_credential_user_entity(user)
        return {**named, "display_name": named["name"]}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: A002 - allauth's name
        """What a passkey is called until its owner says otherwise."""
        return _("My passkey")
