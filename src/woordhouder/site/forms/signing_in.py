"""The forms of sign-in: those of allauth, with our words and our way to look for a person."""

import struct
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from allauth.core import context, ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from cryptography.exceptions import InvalidSignature
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ..mail.signing_in import write_to_nobody
from ..signing_in import TOO_OFTEN, who_signs_in


class SignInForm(LoginForm):
    """Who wants to sign in. An address that we do not know is right too: nothing tells them apart."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.is_refused = False
        self.fields["login"] = forms.EmailField(
            label=_("E-mail address"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        )

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        """Look for the person, unless this address was asked for too often."""
        typed = (email or "").lower()
        if ratelimit.consume(context.request, action="request_login_code", key=typed):
            self.user = who_signs_in(typed)
        else:
            self.is_refused = True
            self.add_error("login", str(TOO_OFTEN))
        return self.cleaned_data

    def user_credentials(self) -> dict[str, str]:
        """The address, in small letters: the next page shows it, and must not tell how we wrote it down."""
        return {"email": self.cleaned_data["login"].lower()}

    def _login_by_code(self, request: HttpRequest, redirect_url: str | None, credentials: Any) -> HttpResponse:
        """Write the code to who it is for; for nobody, write as much."""
        response: HttpResponse = super()._login_by_code(request, redirect_url, credentials)
        if self.user is None:
            write_to_nobody()
        return response


class CodeForm(ConfirmLoginCodeForm):
    """The code from the mail, with or without its dash, in capitals or not."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["code"] = forms.CharField(
            label=_("The code from the mail"),
            max_length=40,
            widget=forms.TextInput(
                attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
            ),
        )


# What the library lets through when a browser, or somebody in its place, sends what no device makes.
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError, struct.error, InvalidSignature)


class PasskeyForm(AddWebAuthnForm):
    """A new passkey, which always signs in by itself."""

    name = forms.CharField(
        label=_("What do you call this passkey?"),
        help_text=_("For example “my phone”. You see this name in your list."),
        max_length=100,
    )
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        """A key that does not ask who holds it, by finger or code, is refused."""
        return True

    def clean(self) -> dict[str, Any]:
        """The key as the device made it."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned


class UsePasskeyForm(LoginWebAuthnForm):
    """The answer of a device to our question."""

    def clean_credential(self) -> Authenticator:
        """The passkey with which the answer was signed."""
        try:
            return super().clean_credential()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
