"""Letters about beginning, tables, seats and handing over."""

from django.utils.translation import gettext as _

from woordhouder.parties.beginnings import FoundingLetter
from woordhouder.parties.letters import ConfirmedLetter, FacilitationLetter, HandedOverLetter, SeatLetter

from .closing import until, whom_to_ask
from .parts import Composed, Go, Say, page


def founding(given: FoundingLetter) -> Composed:
    """Somebody begins: the link with which she founds her organisation."""
    asked = _("You asked for a link to begin at Woordhouder, for {organisation}.")
    takes = _("With the link you found the organisation and your own table. It takes about five minutes.")
    no = _("Did you not ask for this? Then you need to do nothing. Without the link nothing happens.")
    return Composed(
        _("Begin with your own table"),
        (
            Say(asked.format(organisation=given.organisation)),
            Say(takes),
            Go(_("Begin"), page(given.address)),
            until(given.expires),
            Say(no),
            *whom_to_ask(),
        ),
    )


def facilitation(given: FacilitationLetter) -> Composed:
    """The receiver facilitates a table from now on."""
    asked = _("You facilitate the table {table} at Woordhouder from now on. An organisation there asked for it.")
    means = _("You see what the table sees, and prepare for all seats. You decide nothing.")
    how = _("Sign in with this e-mail address: we mail you a code. You need no password.")
    no = _("Would you rather not? On the page you can let it end at once.")
    return Composed(
        _("You facilitate a table"),
        (
            Say(asked.format(table=given.table)),
            Say(means),
            Say(how),
            Go(_("Look who sits there"), page(given.address)),
            Say(no),
            *whom_to_ask(),
        ),
    )


def seat(given: SeatLetter) -> Composed:
    """A table keeps a seat for the receiver's organisation."""
    kept = _("The table {table} keeps a seat for {organisation}.")
    means = _("You agree with nothing by claiming it. You then see what the table sees, and speak for yourselves.")
    no = _("Would you rather not? Then you need to do nothing. Your organisation is shown as “not claimed yet”.")
    return Composed(
        _("A seat for your organisation"),
        (
            Say(kept.format(table=given.table, organisation=given.organisation)),
            Say(means),
            Go(_("Look at the seat"), page(given.address)),
            Say(no),
            *whom_to_ask(),
        ),
    )


def confirmed(given: ConfirmedLetter) -> Composed:
    """The receiver's organisation was confirmed."""
    said = _("{by} confirmed that {organisation} is what it says.")
    by_operator = _("Whoever runs this site confirmed that {organisation} is what it says.")
    public = _("From now on everybody may see your table, and what of it is public: {tables}.")
    return Composed(
        _("Your organisation was confirmed"),
        (
            Say((said if given.by else by_operator).format(by=given.by, organisation=given.organisation)),
            *([Say(public.format(tables=", ".join(given.tables)))] if given.tables else []),
            Go(_("Look at your tables"), page("/mijn/tafels")),
            *whom_to_ask(),
        ),
    )


def handed_over(given: HandedOverLetter) -> Composed:
    """The receiver has a colleague's open work from now on."""
    got = _("You have taken over the open work of a colleague at {organisation}.")
    return Composed(
        _("Open work of a colleague is yours now"),
        (
            Say(got.format(organisation=given.organisation)),
            Go(_("Look what waits for you"), page("/mijn")),
            *whom_to_ask(),
        ),
    )
