"""Sign-in, and one's own account. Mounted once per language (`i18n_patterns`), so that `reverse` keeps the language.

The names are those that allauth reverses; what it offers beside these (sign-up, passwords) has no address.
"""

from django.urls import path

from ..views import sessions, signing_in

sign_in, passkeys = signing_in.SignIn.as_view(), signing_in.Passkeys.as_view()
urlpatterns = [
    path("aanmelden", sign_in, name="account_login"),
    path("aanmelden/code", signing_in.Code.as_view(), name="account_confirm_login_code"),
    path("aanmelden/passkey", signing_in.SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("afmelden", signing_in.SignOut.as_view(), name="account_logout"),
    path("mijn/sessies", sessions.sessions, name="usersessions_list"),
    path("mijn/wissel", sessions.switch),
    path("mijn/passkeys", passkeys, name="mfa_list_webauthn"),
    path("mijn/passkeys/nieuw", signing_in.NewPasskey.as_view(), name="mfa_add_webauthn"),
    path("mijn/passkeys/<int:pk>/weg", signing_in.TakePasskeyAway.as_view(), name="mfa_remove_webauthn"),
    # The same two pages under the other names by which allauth asks for them.
    path("aanmelden", sign_in, name="account_request_login_code"),
    path("aanmelden", sign_in, name="account_inactive"),
    path("mijn/passkeys", passkeys, name="mfa_index"),
]
