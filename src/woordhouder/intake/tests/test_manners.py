"""Manners of papers: a letter, points with a name behind them, chapters of one build, a table with an indicator."""

from datetime import date

import pytest

from woordhouder.intake.tests.papers_of_lines import BREESAND, OPENING, TENANTS, TERP, TOWN, passage_of, reading_of

LETTER = """Ons aanbod voor 2026

Aan het college van burgemeester en wethouders van Zandweer
Aan het bestuur van Huurdersbond Zandweer

Geacht college, beste bestuursleden,

"""
GREETING = """

Met vriendelijke groet,

De directeur-bestuurder van Woningstichting Breesand
"""
ONE_YEAR = OPENING.replace("2026-2029", "2026")


def leads(found):
    return [lead.name for lead in found.lead]


def days(found):
    return (found.deadline.from_, found.deadline.until) if found.deadline else None


def test_a_letter_tells_its_parties_and_who_says_we():
    reading = reading_of(f"In 2026 leveren wij 64 woningen op aan de Kade.{GREETING}", LETTER)
    assert {party.name for party in reading.parties} == {TOWN, BREESAND, TENANTS}
    promise = next(one for one in reading.passages if one.text.startswith("In 2026"))
    assert promise.is_proposed
    assert leads(promise) == [BREESAND]
    assert reading.title == "Ons aanbod voor 2026"


@pytest.mark.parametrize(
    ("point", "who", "helpers"),
    [
        ("Kade: 40 woningen isoleren, klaar eind 2027 – Breesand", [BREESAND], []),
        ("Proef met deelauto's bij twee flats (de gemeente, met De Terp)", [TOWN], [TERP]),
        ("Een op de drie nieuwe woningen voor ouderen (Breesand + De Terp)", [BREESAND, TERP], []),
        ("Geen verkoop van woningen in Oost. De Terp", [TERP], []),
        ("Rollatorstalling bij elke seniorenflat / Breesand", [BREESAND], []),
    ],
)
def test_who_stands_behind_a_point_leads_it(point, who, helpers):
    passages = reading_of(f"Doen\n\n- {point}\n").passages
    found = next(one for one in passages if one.text.startswith(point[:12]))
    assert leads(found) == who
    assert [one.name for one in found.contributors] == helpers


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("De gemeente wijst vóór 1 juli een locatie aan.", (None, date(2026, 7, 1))),
        ("Breesand komt in september met een plan.", (date(2026, 9, 1), date(2026, 9, 30))),
        ("De Terp past dit jaar zestig woningen aan.", (date(2026, 1, 1), date(2026, 12, 31))),
        ("Elk jaar in maart komen partijen bijeen.", (None, None)),
    ],
)
def test_in_a_paper_for_one_year_a_day_is_of_that_year(sentence, term):
    found = reading_of(sentence, ONE_YEAR).passages[-1]
    assert days(found) == term


def test_a_day_without_a_year_stays_open_in_a_paper_for_more():
    assert days(passage_of("De gemeente wijst vóór 1 juli een locatie aan.")) == (None, None)


def test_headings_that_come_back_stand_below_the_chapters():
    chapters = ("Een betaalbare huur", "Warme huizen zonder gas", "Fijne buurten")
    body = "".join(f"{one}\n\nWie doet wat?\n\nBreesand begint in 2027 met vijf flats.\n\n" for one in chapters)
    themes = [one.theme for one in reading_of(body).passages if one.text.startswith("Breesand begint")]
    assert themes == ["affordability", "sustainability", "liveability"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Elke commissie krijgt van haar corporatie 1.500 euro startgeld.", [BREESAND, TERP]),
        ("Jaarlijks zijn er 25 woningen voor uitstroom: 18 bij Breesand en 7 bij De Terp.", [BREESAND, TERP]),
        ("Voor grond die de gemeente verkoopt, rekent zij in 2027 niet meer dan 15.000 euro.", [TOWN]),
        ("In mei 2027 tekent de burgemeester een convenant tegen woonfraude.", [TOWN]),
    ],
)
def test_who_is_meant_by_other_words(sentence, who):
    assert sorted(leads(passage_of(sentence))) == sorted(who)
