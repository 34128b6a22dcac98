"""Something of every table of this room, for tests of the whole."""

import base64
import io

from PIL import Image

from woordhouder.keeping import actions
from woordhouder.parties.tests.tables import organisation_with

from .made import a_table, at, contested, reported

LINK = {"url": "https://voorbeeld.example/jaarverslag.pdf", "page": "12", "quote": "Wij bouwden veertig woningen."}


def a_photo(place="Verzonnendam"):
    """A picture that tells beside itself where it was taken."""
    picture, told = Image.new("RGB", (8, 6), "red"), Image.Exif()
    told[0x010E] = place
    out = io.BytesIO()
    picture.save(out, format="JPEG", exif=told)
    return out.getvalue()


def in_base64(content):
    return base64.b64encode(content).decode()


def a_kept_year(slug="nagekomen"):
    """A table, its commitments, and a year of them: rounds, reports, a revision, evidence, a contest with its reply."""
    table, commitments = a_table(slug=slug)
    homes, land, _money = commitments
    with at("2027-01-10"):
        round_ = actions.open_round(table.tenants, partnership=table.partnership.reference, year=2026, due="2027-03-01")
        measure = actions.set_measure(table.association, name="Opgeleverd", unit="woningen")
        told = {"measure": measure.reference, "year": 2026, "area": "Noord"}
        value = actions.measure(table.association, value="30", **told)
        actions.follow_measure(table.association, commitment=homes.reference, measure=measure.reference, area="Noord")
    with at("2027-02-01"):
        filed = {"measured": value.reference, "story": "Geteld.", "cause": "permit", "cause_words": "Laat verleend."}
        first = actions.report(table.association, commitment=homes.reference, year=2026, facts=filed)
        photo = {"name": "huizen.jpg", "content": in_base64(a_photo())}
        actions.add_evidence(table.association, report=first.reference, **photo)
        actions.respond(table.municipality, report=first.reference, answer="confirms")
        other = reported(table.municipality, land, None)
        actions.respond_all(table.tenants, agreement=land.agreement.reference, year=2026)
    with at("2027-02-10"):
        revised = {"revised": "Tien meer geteld.", "forecast": "reached"}
        second = reported(table.association, homes, "40", replaces=first.reference, facts=revised)
        actions.repeat_evidence(table.association, report=second.reference)
        contest = contested(other, table.tenants, table.municipality)
        actions.add_evidence(table.tenants, response=contest.reference, **LINK)
        actions.reply(table.municipality, to=contest.reference, text="Dat zien wij anders.")
        actions.move_due(table.tenants, round=round_.reference, due="2027-04-01")
        _looking_back(table, homes)
    return table, commitments


def _looking_back(table, homes):
    concern = actions.raise_concern(table.municipality, commitment=homes.reference, year=2026, text="Ook in Zuid?")
    actions.move_concern(table.municipality, concern=concern.reference, talk_until="2027-05-01")
    actions.reply(table.association, to=concern.reference, text="Ja, ook daar.")
    actions.record_view(
        table.tenants,
        commitment=homes.reference,
        year=2026,
        body="visitation",
        name="Visitatie 2027",
        text="Volgens plan.",
        **LINK,
    )
    actions.thank(table.tenants, commitment=homes.reference, to=table.association_seat.reference, text="Dank u wel.")
    lesson = actions.learn(table.association, commitment=homes.reference, year=2026, text="Eerder aanvragen.")
    actions.learn(table.association, commitment=homes.reference, text="Een jaar eerder.", replaces=lesson.reference)
    year = {"partnership": table.partnership.reference, "year": 2026}
    actions.thank(table.municipality, text="Wat een jaar.", layer="staff", **year)
    actions.learn(table.tenants, text="Vaker samen kijken.", only_table=True, **year)
    _settled(table, homes)


def _settled(table, homes):
    """A talk that ended agreed, with its public line; and a reply in it of which the words were removed."""
    told = {"commitment": homes.reference, "year": 2026, "text": "Zijn ze ook klaar?"}
    name = actions.raise_concern(table.tenants, **told).reference
    answer = actions.reply(table.association, to=name, text="Vraag het Jan op 06-12345678.")
    actions.end_concern(table.tenants, concern=name, outcome="agreed", words="Ze zijn klaar.")
    line = actions.want_line(table.tenants, concern=name, text="Samen nagelopen: ze zijn klaar.")
    actions.agree_line(table.association, line=line.reference)
    controller = organisation_with(f"beheer-{table.partnership.slug}", f"Beheer {table.partnership.slug}", "controller")
    actions.remove_said(controller, said=answer.reference, ground="personal_data", reason="Een naam en nummer.")
