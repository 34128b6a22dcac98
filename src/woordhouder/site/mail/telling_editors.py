"""News for the editor of an interview: what a party did, and what comes next. Never the words themselves."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.examples.queries.letters import AskedParty

from .parts import Composed, Go, Say, page

News = tuple[Promise | str, Promise | str, Promise | str]
# Of each: the subject, what happened, what the editor can do now.
WROTE: News = (
    gettext_lazy("A party has written its words"),
    gettext_lazy(
        "{party} has written its own words for “{title}”. They are not approved yet: only you and the"
        " speaker read them."
    ),
    gettext_lazy("You can read them in the dossier; it takes about five minutes. Approving them is up to the speaker."),
)
APPROVED: News = (
    gettext_lazy("A party agrees with its words"),
    gettext_lazy("{party} agrees that its words for “{title}” are published."),
    gettext_lazy("You can now use them when you write the whole. The dossier says whom it still waits for."),
)
DECLINED: News = (
    gettext_lazy("A party would rather not tell"),
    gettext_lazy("{party} would rather not tell about “{title}”. The speaker is not asked again."),
    gettext_lazy("The example can do without, or somebody else of this party can be asked."),
)
WITHDREW: News = (
    gettext_lazy("A party takes its approval back"),
    gettext_lazy("{party} takes its approval back for “{title}”. Its words will not be published."),
    gettext_lazy("Does the whole lean on these words? Then change it. The speaker can agree again later."),
)
TOOK_BACK: News = (
    gettext_lazy("A party takes back its published words"),
    gettext_lazy("{party} has taken its words back. They are gone from “{title}”; a mark says since when."),
    gettext_lazy(
        "You need to do nothing. Does another part of the example lean on these words? Then describe it anew."
    ),
)
AGREED: News = (
    gettext_lazy("A party agrees with the whole"),
    gettext_lazy("{party} has read the whole of “{title}”, and agrees."),
    gettext_lazy("The dossier says whom it still waits for, and when it can be published."),
)
OBJECTED: News = (
    gettext_lazy("Something is not right in the whole"),
    gettext_lazy("{party} has read the whole of “{title}”, and says that something is not right."),
    gettext_lazy("Read in the dossier what it is. Write a new version, and have it read again."),
)
STILL_RIGHT: News = (
    gettext_lazy("A party answered the yearly question"),
    gettext_lazy("{party} has answered whether “{title}” is still right."),
    gettext_lazy("Read the answer. If all is right, confirm it in two minutes, so that readers see the new day."),
)
CHANGED: News = (
    gettext_lazy("Something has changed in an example"),
    gettext_lazy("{party} says that something has changed since “{title}” was published."),
    gettext_lazy("Read what has changed, and describe the example anew."),
)


def telling(news: News) -> Callable[[AskedParty], Composed]:
    """The letter with these news about a party."""

    def letter(asked: AskedParty) -> Composed:
        subject, what, then = news
        return Composed(
            str(subject),
            (
                Say(str(what).format(party=asked.party, title=asked.title)),
                Say(str(then)),
                Go(_("To the dossier"), page(f"/in-de-maak/{asked.nomination}")),
            ),
        )

    return letter
