"""Who may read the library. Who may write in it is a matter of the organisation: see `parties.policy`."""

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import her_own
from woordhouder.record.policy import EVERYBODY, Policy, Row

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
