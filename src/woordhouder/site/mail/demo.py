"""The mail of a demonstration: it goes nowhere, but to the console and to the page that shows it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.console import EmailBackend

from woordhouder.site.models import SentMail


class Backend(EmailBackend):
    """Prints each mail, and keeps it for /demo/post."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep and print the messages; how many there were. 1 query each."""
        for message in email_messages:
            SentMail.objects.create(
                to=", ".join(message.to)[:300],
                subject=str(message.subject)[:300],
                text=str(message.body),
                html=_html(message),
            )
        return super().send_messages(email_messages) or 0


def _html(message: EmailMessage) -> str:
    """The version for reading in a browser, or ""."""
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    return next((str(content) for content, kind in message.alternatives if kind == "text/html"), "")
