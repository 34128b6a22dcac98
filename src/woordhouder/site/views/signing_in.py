"""Sign-in, sign-out and passkeys: the pages of allauth, at our addresses and in our words."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, LoginView, LogoutView
from allauth.core import ratelimit
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, ListWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..submitting import UNPROCESSABLE
from . import errors

TOO_MANY = 429
FORM = require_http_methods(["GET", "HEAD", "POST"])


@method_decorator(FORM, name="dispatch")
class SignIn(LoginView):
    """Ask for a code. `?melding=` says why somebody came back: `op` (three wrong codes), `verlopen`, `passkey`."""

    template_name = "signing_in/sign_in.html"

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        """Whoever waits for a code may ask for another one, or for another address."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """422 when it is no address; 429 when it was asked for too often."""
        status = TOO_MANY if form.is_refused else UNPROCESSABLE
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """Whether a notice is due."""
        said = self.request.GET.get("melding", "")
        notices = {"is_used_up": "op", "is_late": "verlopen", "is_strange_passkey": "passkey"}
        return {**super().get_context_data(**named), **{name: said == word for name, word in notices.items()}}


def _back(view: Any, why: str) -> HttpResponseRedirect:
    said = f"?melding={why}" if why else ""
    address = f"{reverse('account_login')}{said}"
    return HttpResponseRedirect(view.passthrough_next_url(address))


@method_decorator(FORM, name="dispatch")
class Code(ConfirmLoginCodeView):
    """Type the code from the mail. Three tries; then a new code is needed, whether there was one or not."""

    template_name = "signing_in/code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        """Back to the beginning when no code is waited for, any more or at all. Too many tries from one place: 429."""
        if request.method == "POST" and not ratelimit.consume(request, action="confirm_code"):
            return errors.too_many_requests(request)
        response = super().dispatch(request, *args, **named)
        if getattr(self, "_process", None) or request.user.is_authenticated:
            return response
        return _back(self, "verlopen" if request.method == "POST" else "")

    def form_invalid(self, form: Any) -> HttpResponse:
        """422 with the form, as long as there are tries left."""
        if not self._process.record_invalid_attempt():
            return _back(self, "op")
        left = self._process.max_attempts - self._process.state["failed_attempts"]
        return self.render_to_response(self.get_context_data(form=form, tries_left=left), status=UNPROCESSABLE)


@method_decorator(FORM, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class SignOut(LogoutView):
    """GET asks, POST does."""

    template_name = "signing_in/sign_out.html"


@method_decorator(FORM, name="dispatch")
class SignInByPasskey(LoginWebAuthnView):
    """GET gives a script the question for the device; POST brings its answer."""

    def form_invalid(self, form: Form) -> HttpResponse:
        """Back to the sign-in, which says that it did not work."""
        return HttpResponseRedirect(f"{reverse('account_login')}?melding=passkey")


@method_decorator(require_http_methods(["GET", "HEAD"]), name="dispatch")
@method_decorator(never_cache, name="dispatch")
class Passkeys(ListWebAuthnView):
    """The passkeys of who signed in."""

    template_name = "signing_in/passkeys.html"


@method_decorator(FORM, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class NewPasskey(AddWebAuthnView):
    """Add one. The device makes the key; only its public half comes here."""

    template_name = "signing_in/new_passkey.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        """The question for the device: always a key that signs in by itself."""
        context = super().get_context_data(**named)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, "js_data": {"creation_options": options}}

    def form_invalid(self, form: Any) -> HttpResponse:
        """422 with what is wrong; the name that was typed stays."""
        return self.render_to_response({**self.get_context_data(), "form": form}, status=UNPROCESSABLE)


@method_decorator(FORM, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class TakePasskeyAway(RemoveWebAuthnView):
    """GET asks, POST does. Another person's passkey is as absent as one that never was."""

    template_name = "signing_in/passkey_away.html"
