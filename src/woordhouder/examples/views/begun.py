"""What a reader without account wrote at the start of a conversation: in her own session, for a month at most.

A session, and with it a cookie, is made when she keeps something for the first time. It goes along when she signs in.
"""

from django.conf import settings

from woordhouder.parties.requests import Request

from ..conversing import NOTHING_YET, Begun

CONVERSATIONS = "conversations"
MOST = 10


def begun(request: Request, slug: str) -> Begun:
    """What was written beside this example. Without a cookie no session is asked for."""
    return all_begun(request).get(slug, NOTHING_YET)


def all_begun(request: Request) -> dict[str, Begun]:
    """All that was written in this session, by the slug of the example, the newest last."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return {}
    kept = request.session.get(CONVERSATIONS, {})
    return {slug: Begun(row["answers"], tuple(row["quoted"]), row["version"]) for slug, row in kept.items()}


def keep(request: Request, slug: str, written: Begun) -> None:
    """Keep it in the session; the oldest goes when there are too many."""
    kept = {name: row for name, row in request.session.get(CONVERSATIONS, {}).items() if name != slug}
    row = {"answers": dict(written.answers), "quoted": list(written.quoted), "version": written.version}
    request.session[CONVERSATIONS] = dict([*kept.items(), (slug, row)][-MOST:])


def forget(request: Request, slug: str) -> None:
    """It is kept elsewhere now."""
    if slug in all_begun(request):
        rest = {name: row for name, row in request.session[CONVERSATIONS].items() if name != slug}
        request.session[CONVERSATIONS] = rest
