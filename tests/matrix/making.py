"""Who may do what with examples in the making: the rows, and what must be there to ask them of.

Spoken: taken up; the party of an editor who is there approved version 1 and checks the whole; a second party is of the
editor who left. Waiting: nobody took it up. Untold: words stand approved, nobody was asked to check. Alone: no parties.
And the example of `asking`, published, of which it was asked whether it is still right.
"""

from woordhouder.examples import actions
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.models import Interview, Nomination, Testimony
from woordhouder.examples.tests.making import approved, invited, nominated, speaker, told, written
from woordhouder.parties.actor import SYSTEM

from .asking import SLUG

# "teller" and "refresher" hold links about the published interview, "speaker" and "checker" about that of Spoken.
HOLDERS = ("speaker", "checker", "teller", "refresher")
SPOKEN, WAITING, UNTOLD, ALONE = "Gesproken", "Wachtend", "Onverteld", "Alleen"
PARTY, LEFT = "Gemeente Tilburg", "Woonvoorbeeld"


def prepare(acting, example):
    """All of it; gives who holds which link. The editor called "left" is still there."""
    editor, facts = acting["editor"], ExampleFacts.model_validate(example)
    nominated(acting["outsider"], title=WAITING)
    spoken = _begun(acting["outsider"], editor, SPOKEN)
    interview = invited(editor, spoken, PARTY)
    approved(interview)
    actions.write_words(editor, interview=interview, what_made_it_good="Genoteerd.", replaces=1)
    told(invited(acting["left"], spoken, LEFT))
    written(editor, spoken, facts, slug="gesproken")
    actions.ask_checks(editor, nomination=spoken)
    untold = _begun(editor, editor, UNTOLD)
    approved(invited(editor, untold, PARTY))
    written(editor, untold, facts, slug="onverteld")
    written(editor, _begun(editor, editor, ALONE), facts, slug="alleen")
    actions.ask_still_right(SYSTEM, slug=SLUG)
    public = published().reference
    links = {"speaker": ("interview", interview), "checker": ("check", interview)}
    links |= {"teller": ("interview", public), "refresher": ("refresh", public)}
    return {who: speaker(about, task) for who, (task, about) in links.items()}


def _begun(nominator, editor, title):
    reference = nominated(nominator, title=title)
    actions.take_up(editor, nomination=reference)
    return reference


def published():
    return Interview.objects.get(nomination__example__slug=SLUG)


def of(title):
    return {"nomination": Nomination.objects.get(title=title).reference}


def asked(party=PARTY, title=SPOKEN):
    return {"interview": Interview.objects.get(party=party, nomination__title=title).reference}


def is_about(who, interview):
    """Whether the personal link of `who` is about this interview."""
    if who in ("teller", "refresher"):
        return interview.nomination.example is not None
    return (interview.nomination.title, interview.party) == (SPOKEN, PARTY)


def interview_of(row):
    return row if isinstance(row, Interview) else getattr(row, "interview", None) or row.words.interview


def rows(writers, members, everybody, all_rows):
    """The rows of MAY. `members`: the organisation of each who has one now."""

    def involved(who, row):
        nomination = row if isinstance(row, Nomination) else row.nomination
        if who == "system":
            return True
        if who in HOLDERS:
            own = published() if who == "teller" else Interview.objects.get(reference=asked()["interview"])
            return own.nomination == nomination
        return who in writers or members.get(who) == nomination.by.name

    def reads_interview(who, row):
        return who == "controller" or (is_about(who, row) if who == "refresher" else involved(who, row))

    def own(who, row):
        return is_about(who, interview_of(row))

    def forgets(who, row):
        """The speaker and the controller always, editors once it is over."""
        if who in writers:
            return bool(row.ended_at or row.declined_at or row.nomination.closed_at or row.nomination.published_at)
        return who == "controller" or own(who, row)

    def writes(who, row):
        return own(who, row) if who in HOLDERS else row.editor.email.startswith("editor@")

    def reads_words(who, row):
        if who in ("speaker", "teller"):
            return own(who, row)
        is_approved = row.approvals.filter(taken_back_at=None).exists()
        if who == "checker":
            return is_approved and row.interview.nomination.title == SPOKEN
        return is_approved or (who == "editor" and row.interview.editor.email.startswith("editor@"))

    def reads_check(who, row):
        return who in writers or own(who, row)

    def reads_text(who, row):
        return who in writers or row.nomination.title == SPOKEN

    knowing = writers | members.keys() | {"speaker", "checker", "teller"}
    return {
        ("examples.Nomination", "read"): (knowing, involved),
        **{("examples.Nomination", verb): (writers, all_rows) for verb in ("take_up", "edit", "publish", "close")},
        ("examples.Interview", "read"): (knowing | {"refresher", "system", "controller"}, reads_interview),
        ("examples.Interview", "write_words"): ({"editor", "speaker", "teller"}, writes),
        ("examples.Interview", "approve"): ({"speaker", "teller"}, own),
        ("examples.Interview", "forget"): (writers | {"speaker", "teller", "controller"}, forgets),
        ("examples.Interview", "manage"): (writers, all_rows),
        ("examples.Interview", "take_over"): (writers, lambda who, row: row.editor.email.startswith("left@")),
        ("examples.Interview", "answer_check"): ({"checker"}, own),
        ("examples.Interview", "answer_yearly"): ({"refresher"}, own),
        ("examples.Words", "read"): (writers | {"speaker", "checker", "teller"}, reads_words),
        ("examples.Manuscript", "read"): (writers | {"checker"}, reads_text),
        ("examples.Check", "read"): (writers | {"speaker", "checker", "teller"}, reads_check),
        ("examples.Testimony", "read"): (everybody, all_rows),
        ("examples.Testimony", "take_back"): ({"teller"}, own),
        ("examples.StillRight", "read"): (writers | {"refresher", "system"}, all_rows),
        ("examples.StillRight", "ask"): ({"system"}, all_rows),
    }


WORDS = {"what_made_it_good": "Anders gezegd.", "replaces": 2}
PUT_FORWARD = {"title": "Nieuw", "places": ["Tilburg"], "why": "Het hielp."}
SPEAKER = {
    "party": "Huurdersraad Vocht",
    "kind": "tenants_organisation",
    "role": "lid",
    "email": "lid@voorbeeld.example",
}
GROUND = {"ground": "unlawful", "reason": "Op verzoek."}


def acts(writers, members, example):
    """The rows of DOES; the third part of each says who may know of what it is about."""
    board = {who for who, organisation in members.items() if organisation == "Redactie"}
    # Spoken and Waiting were nominated by the outsider, the others by the editor.
    theirs, ours = writers | {"outsider", "speaker", "checker"}, board
    told_of = board | {"teller", "refresher", "system", "controller"}
    asked_of = theirs | {"system", "controller"}
    return {
        "examples.nominate": (set(members), PUT_FORWARD),
        "examples.open_again": (writers, {"slug": "tilburg-2020"}),
        "examples.take_up": (writers, lambda: of(WAITING), writers | {"outsider"}),
        "examples.close_nomination": (writers, lambda: {**of(WAITING), "reason": "Nee."}, writers | {"outsider"}),
        "examples.invite_speaker": (writers, lambda: {**of(SPOKEN), **SPEAKER}, theirs),
        "examples.send_link_again": (writers, asked, asked_of),
        "examples.end_interview": (writers, asked, asked_of),
        "examples.take_over_interview": (writers, lambda: asked(LEFT), asked_of),
        "examples.write_words": ({"editor", "speaker"}, lambda: {**asked(), **WORDS}, asked_of),
        "examples.approve_words": ({"speaker"}, lambda: {**asked(), "number": 2}, asked_of),
        "examples.decline_interview": ({"speaker"}, asked, asked_of),
        "examples.withdraw_approval": ({"speaker"}, asked, asked_of),
        "examples.forget_speaker": (
            {"speaker", "controller"},
            lambda: {**asked(), "reason": "Op haar brief."},
            asked_of,
        ),
        "examples.write_manuscript": (
            writers,
            lambda: {**of(SPOKEN), "slug": "gesproken-2", "facts": example, "replaces": 1},
            theirs,
        ),
        "examples.ask_checks": (writers, lambda: of(UNTOLD), ours),
        "examples.answer_check": ({"checker"}, lambda: {**asked(), "agrees": True}, asked_of),
        "examples.publish": (writers, lambda: of(ALONE), ours),
        "examples.take_back_testimony": ({"teller"}, lambda: {"interview": published().reference}, told_of),
        "examples.remove_testimony": ({"controller"}, lambda: {"testimony": Testimony.objects.get().pk, **GROUND}),
        "examples.ask_still_right": ({"system"}, {"slug": SLUG}),
        "examples.answer_still_right": (
            {"refresher"},
            lambda: {"interview": published().reference, "answer": "still_right"},
            told_of,
        ),
        "examples.confirm_still_right": (writers, {"slug": "tilburg-2020"}),
    }
