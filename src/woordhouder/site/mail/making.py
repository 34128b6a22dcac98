"""Letters to the people who tell in an example, and to who nominated it."""

from django.utils.translation import gettext as _

from woordhouder.examples.queries.letters import AskedParty, Nominated
from woordhouder.parties.links import token
from woordhouder.parties.models import PersonalLink

from .closing import day, until, whom_to_ask
from .parts import Composed, Go, Part, Quote, Say, page


def your_story(link: PersonalLink, asked: AskedParty) -> Composed:
    """A party is asked for its own words."""
    about = _(
        "We are making an example for Woordhouder: “{title}”. In an example each party tells in its own words why the"
        " agreement was good. We would like to hear that from {party} too. We ask you because of your role: {role}."
    )
    noted = _("We have written down already what you told us. You can change everything, and nothing is agreed yet.")
    takes = _(
        "It is one question, and three more if you like. That takes about a quarter of an hour. You need no account."
        " You can stop halfway and go on later: what you typed is kept."
    )
    after = _(
        "Nothing is published before you agree. Once you agree, the other parties read your words, and then everybody"
        " can. We show your role and your organisation, never your name. You can take your words back at any time, also"
        " after they were published."
    )
    no = _("Would you rather not? That is fine. Say so by the same link, and we will not ask you again.")
    return Composed(
        _("What made this a good agreement for you?"),
        (
            Say(about.format(title=asked.title, party=asked.party, role=asked.role)),
            *((Say(noted),) if asked.is_noted_down else ()),
            Say(takes),
            Go(_("Tell your story"), page(f"/uw-verhaal/{token(link)}")),
            until(link.expires_at),
            Say(after),
            Say(no),
            *whom_to_ask(),
        ),
    )


def the_whole(link: PersonalLink, asked: AskedParty) -> Composed:
    """A speaker is asked to read the whole before it is published."""
    about = _(
        "The example “{title}” is ready to be published. The words of {party} are in it. We ask everybody who told"
        " something to read the whole first."
    )
    takes = _(
        "That takes about ten minutes. You can say that it is right, or what is not. If something is not right, we mend"
        " it first and ask you again."
    )
    silence = _("If we hear nothing before {day}, we take it that you agree.").format(day=day(link.expires_at))
    back = _("You can still take your own words back. Use the link in our first letter, or ask us.")
    return Composed(
        _("Will you read the example before we publish it?"),
        (
            Say(about.format(title=asked.title, party=asked.party)),
            Say(takes),
            Go(_("Read the whole"), page(f"/uw-verhaal/het-geheel/{token(link)}")),
            until(link.expires_at),
            Say(silence),
            Say(back),
            *whom_to_ask(),
        ),
    )


def still_right(link: PersonalLink, asked: AskedParty, to_take_back: PersonalLink | None) -> Composed:
    """The yearly question to a speaker, with the way to her own page, where she can take her words back."""
    about = _(
        "The example “{title}” is in Woordhouder, with words of {party}. Once a year we ask everybody who told"
        " something: is it still right?"
    )
    takes = _("It takes about three minutes. You choose one of three answers, and you can add something.")
    no = _("You do not have to answer. Then readers see when the example was last checked.")
    return Composed(
        _("Is this still right?"),
        (
            Say(about.format(title=asked.title, party=asked.party)),
            Say(takes),
            Go(_("Answer the question"), page(f"/klopt-dit-nog/{token(link)}")),
            until(link.expires_at),
            Say(no),
            *_to_take_back(to_take_back),
            *whom_to_ask(),
        ),
    )


def published(asked: AskedParty, link: PersonalLink | None) -> Composed:
    """A speaker's words are public. `link` opens her own page, where she can take them back; None when it ended."""
    about = _(
        "The example “{title}” is public from today, with the words of {party} in it. Thank you:"
        " others can learn from it."
    )
    peers = _(
        "You said that readers may ask you something. They do not see your address: you get the question by mail, and"
        " you choose whether you answer."
    )
    return Composed(
        _("Your words are in Woordhouder"),
        (
            Say(about.format(title=asked.title, party=asked.party)),
            Go(_("See the example"), page(f"/voorbeelden/{asked.slug}")),
            *((Say(peers),) if asked.may_be_asked else ()),
            Say(_("In a year we ask you whether it is still right.")),
            *_to_take_back(link),
            *whom_to_ask(),
        ),
    )


def your_page(link: PersonalLink, asked: AskedParty) -> Composed:
    """A new link to the page of a speaker whose example is public."""
    about = _("This is your new link to what you told in the example “{title}”, as {role} of {party}.")
    takes = _("You can read your words there, and take them back if you want. That takes about three minutes.")
    return Composed(
        _("Your link to your own words"),
        (
            Say(about.format(title=asked.title, role=asked.role, party=asked.party)),
            Say(takes),
            Go(_("Read or take back my words"), page(f"/uw-verhaal/{token(link)}")),
            until(link.expires_at),
            *whom_to_ask(),
        ),
    )


def thanks(nominated: Nominated) -> Composed:
    """Who nominated the example hears that it is public."""
    about = _("You nominated “{title}”. The example is public from today. Thank you for telling us about it.")
    wrong = _("Do you see something that is not right? Then tell us on the page of the example.")
    return Composed(
        _("The example that you nominated is public"),
        (
            Say(about.format(title=nominated.title)),
            Go(_("See the example"), page(f"/voorbeelden/{nominated.slug}")),
            Say(wrong),
            *whom_to_ask(),
        ),
    )


def closed(nominated: Nominated) -> Composed:
    """Who nominated the example hears that it will not be made, and why."""
    about = _("You nominated “{title}” as an example. Thank you. We will not go on with it. This is why:")
    return Composed(
        _("About the example that you nominated"),
        (
            Say(about.format(title=nominated.title)),
            Quote(nominated.closed_because),
            Say(_("Nothing of it is published. Do you know another good example? We would like to hear of it.")),
            Go(_("Nominate another example"), page("/voordragen")),
            *whom_to_ask(),
        ),
    )


def _to_take_back(link: PersonalLink | None) -> tuple[Part, ...]:
    """How a speaker takes public words back: by her own page as long as its link works, and always by asking."""
    always = Say(_("Do you want to take your words back? You can do that at any time."))
    asking = Go(_("How to have something removed"), page("/verwijderen"))
    if link is None:
        return (always, asking)
    return (
        always,
        Go(_("Read or take back my words"), page(f"/uw-verhaal/{token(link)}")),
        until(link.expires_at),
        asking,
    )
