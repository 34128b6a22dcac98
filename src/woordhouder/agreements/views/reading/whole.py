"""Addresses that work everywhere, for who cites."""

from django.conf import settings

from woordhouder.site.addresses import in_language


def whole_address(path: str) -> str:
    """A path of this site as an address that works everywhere, in the language of the page."""
    return str(settings.BASE_URL).rstrip("/") + in_language(path)
