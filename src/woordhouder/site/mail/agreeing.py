"""Letters about what was agreed: confirm it, sign it, and what happened with an objection. Never the words of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woordhouder.agreements.queries.letters import ActLetter, ObjectionLetter

from .closing import whom_to_ask
from .parts import Composed, Go, Say, page


def to_confirm(given: ActLetter) -> Composed:
    """Another party wrote down what was signed on paper; the receiver's organisation says whether that is right."""
    wrote = ngettext(
        "{by} wrote down {texts} commitment of the table {table}, as it was signed on paper.",
        "{by} wrote down {texts} commitments of the table {table}, as they were signed on paper.",
        given.texts,
    )
    asked = _("Is that what {organisation} agreed to? You confirm it, or say what is wrong.")
    calm = _("Until then your organisation is shown as “not confirmed yet”. Nothing happens by itself.")
    return Composed(
        _("Is this what was agreed?"),
        (
            Say(wrote.format(by=given.by, texts=given.texts, table=given.table)),
            Say(asked.format(organisation=given.organisation)),
            Go(_("Read it and answer"), page(given.address)),
            Say(calm),
            *whom_to_ask(),
        ),
    )


def to_sign(given: ActLetter) -> Composed:
    """Another party put something forward that waits for the signature of the receiver's organisation."""
    put = ngettext(
        "{by} put something forward at the table {table}. It is about {texts} commitment.",
        "{by} put something forward at the table {table}. It is about {texts} commitments.",
        given.texts,
    )
    asked = _("It holds only once {organisation} has signed too. You may also say that you do not sign, and why.")
    calm = _("There is no term. Until then everything stays as it is.")
    return Composed(
        _("Does your organisation sign this?"),
        (
            Say(put.format(by=given.by, texts=given.texts, table=given.table)),
            Say(asked.format(organisation=given.organisation)),
            Go(_("Read it and answer"), page(given.address)),
            Say(calm),
            *whom_to_ask(),
        ),
    )


def objected(given: ObjectionLetter) -> Composed:
    """A party objects to the publication of a passage."""
    said = _("{by} does not want a passage of a text at the table {table} to be public yet.")
    means = _("Only that passage waits, and the reason stands beside it. What was promised stays in force.")
    talk = _("Talk with each other. {by} says when it may be public after all.")
    return Composed(
        _("A passage waits"),
        (
            Say(said.format(by=given.by, table=given.table)),
            Say(means),
            Say(talk.format(by=given.by)),
            Go(_("Look at what waits"), page(given.address)),
            *whom_to_ask(),
        ),
    )


def settled(given: ObjectionLetter) -> Composed:
    """An objection to a passage was settled: the passage becomes public with its text."""
    said = _("The objection of {by} to a passage at the table {table} was settled.")
    own = _("Your objection to a passage at the table {table} was settled by another party, as yours left the table.")
    means = _("The passage becomes public, together with its text.")
    return Composed(
        _("A passage may be public"),
        (
            Say((own if given.is_own else said).format(by=given.by, table=given.table)),
            Say(means),
            Go(_("Look at the table"), page(given.address)),
            *whom_to_ask(),
        ),
    )
