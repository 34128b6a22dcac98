"""Rule version 1 of progress, row by row (docs/rules.md 3). How a row is told: see `telling`."""

import pytest

from woordhouder.keeping.rules import progress
from woordhouder.keeping.tests.telling import facts, known, shown

SEEN = "nog niet gezien 0/2"
# name | indicator | reports and answers | year, and on which day known | what stands there | the others ("": not seen)
ROWS = """
no report yet, no round            | >= per_year 2026=40 | | 2026 2026-11-01 | nog niet nodig - - |
up to and including 30 June        | >= per_year 2026=40 | | 2026 2027-06-30 | nog niet nodig - - |
from 1 July                        | >= per_year 2026=40 | | 2026 2027-07-01 | geen verslag - - |
no promise of a figure, no report  | | | 2026 2027-07-01 | geen verslag - - |
only another seat reported         | >= per_year 2026=40 | 2026: 40 e by T | 2026 2027-07-01 | geen verslag - - |
a late report                      | >= per_year 2026=40 | 2026: 40 e @2027-09-01 | 2026 2027-09-01 | volledig 1 - |
the day before the late report     | >= per_year 2026=40 | 2026: 40 e @2027-09-01 | 2026 2027-08-31 | geen verslag - - |
an early report                    | >= per_year 2026=40 | 2026: 30 e @2026-08-01 | 2026 2026-08-01 | grotendeels 3/4 - |
per year, nothing                  | >= per_year 2026=40 | 2026: 0 | 2026 2027-03-01 | niet begonnen 0 - |
per year, below zero               | >= per_year 2026=40 | 2026: -4 | 2026 2027-03-01 | niet begonnen -1/10 - |
per year, a little                 | >= per_year 2026=40 | 2026: 1 e | 2026 2027-03-01 | beperkt 1/40 - |
per year, just below half          | >= per_year 2026=40 | 2026: 19.999 e | 2026 2027-03-01 | beperkt 19999/40000 - |
per year, exactly half             | >= per_year 2026=40 | 2026: 20 e | 2026 2027-03-01 | grotendeels 1/2 - |
per year, just below all           | >= per_year 2026=40 | 2026: 39.999999 e | 2026 2027-03-01 | grotendeels 39999999/40000000 - |
per year, all                      | >= per_year 2026=40 | 2026: 40 e | 2026 2027-03-01 | volledig 1 - |
per year, more than all            | >= per_year 2026=40 | 2026: 60 e | 2026 2027-03-01 | volledig 1 - |
per year, a year without target    | >= per_year 2026=40 | 2027: 40 e | 2027 2028-03-01 | geen streefwaarde - - |
without target, claimed            | >= per_year 2026=40 | 2027: 40 e =largely | 2027 2028-03-01 | grotendeels - - |
per year, target zero and met      | >= per_year 2026=0 | 2026: 0 e | 2026 2027-03-01 | volledig 1 - |
per year, target zero, not met     | >= per_year 2026=0 | 2026: -1 e | 2026 2027-03-01 | niet begonnen 0 - |
per year, on course exactly        | >= per_year 2026=40 2027=60 | 2026: 38 e | 2026 2027-03-01 | grotendeels 19/20 op koers |
per year, just behind              | >= per_year 2026=40 2027=60 | 2026: 37.99 e | 2026 2027-03-01 | grotendeels 3799/4000 loopt achter |
per year, the last target year     | >= per_year 2026=40 2027=60 | 2027: 60 e | 2027 2028-03-01 | volledig 1 - |
at most, met                       | <= per_year 2026=10 | 2026: 10 e | 2026 2027-03-01 | volledig 1 - |
at most, half too much             | <= per_year 2026=10 | 2026: 15 e | 2026 2027-03-01 | grotendeels 1/2 - |
at most, more than half too much   | <= per_year 2026=10 | 2026: 18 e | 2026 2027-03-01 | beperkt 1/5 - |
at most, more than double          | <= per_year 2026=10 | 2026: 25 e | 2026 2027-03-01 | niet begonnen 0 - |
at most zero, met                  | <= per_year 2026=0 | 2026: 0 e | 2026 2027-03-01 | volledig 1 - |
at most zero, not met              | <= per_year 2026=0 | 2026: 1 e | 2026 2027-03-01 | niet begonnen 0 - |
at most, on course exactly         | <= per_year 2026=10 2027=8 | 2026: 10.5 e | 2026 2027-03-01 | grotendeels 19/20 op koers |
at most, just behind               | <= per_year 2026=10 2027=8 | 2026: 10.51 e | 2026 2027-03-01 | grotendeels 949/1000 loopt achter |
level, from a baseline             | >= level from 50 in 2024 2026=60 2028=80 | 2026: 55 e | 2026 2027-03-01 | grotendeels 1/2 loopt achter |
level, from a baseline, on course  | >= level from 50 in 2024 2026=60 2028=80 | 2026: 59.5 e | 2026 2027-03-01 | grotendeels 19/20 op koers |
level, worse than its baseline     | >= level from 50 in 2024 2026=60 2028=80 | 2026: 45 e | 2026 2027-03-01 | niet begonnen -1/2 loopt achter |
level, as its baseline             | >= level from 50 in 2024 2026=60 2028=80 | 2026: 50 | 2026 2027-03-01 | niet begonnen 0 loopt achter |
level, decreasing                  | <= level from 10 in 2024 2026=6 2028=2 | 2026: 7 e | 2026 2027-03-01 | grotendeels 3/4 loopt achter |
level, decreasing, on course       | <= level from 10 in 2024 2026=6 2028=2 | 2026: 6.2 e | 2026 2027-03-01 | grotendeels 19/20 op koers |
level, decreasing, worse           | <= level from 10 in 2024 2026=6 | 2026: 12 e | 2026 2027-03-01 | niet begonnen -1/2 - |
level, decreasing to zero          | <= level from 10 2027=0 | 2027: 4 e | 2027 2028-03-01 | grotendeels 3/5 - |
level, baseline zero               | >= level from 0 2026=100 | 2026: 25 e | 2026 2027-03-01 | beperkt 1/4 - |
level, target zero from below      | >= level from -10 2026=0 | 2026: -5 e | 2026 2027-03-01 | grotendeels 1/2 - |
level, baseline meets the target   | >= level from 90 2026=80 | 2026: 40 e | 2026 2027-03-01 | grotendeels 1/2 - |
level, baseline is the target      | >= level from 80 2026=80 | 2026: 60 e | 2026 2027-03-01 | grotendeels 3/4 - |
level, no baseline                 | >= level 2026=80 | 2026: 20 e | 2026 2027-03-01 | beperkt 1/4 - |
level, the next target counts      | >= level from 50 in 2024 2028=90 | 2026: 70 e | 2026 2027-03-01 | grotendeels 1/2 op koers |
level, next target, 95 % of the way | >= level from 50 in 2024 2028=90 | 2026: 69 e | 2026 2027-03-01 | beperkt 19/40 op koers |
level, next target, just behind    | >= level from 50 in 2024 2028=90 | 2026: 68.99 e | 2026 2027-03-01 | beperkt 1899/4000 loopt achter |
level, baseline year not told      | >= level from 50 2028=90 | 2027: 50 e | 2027 2028-03-01 | niet begonnen 0 op koers |
level, before the baseline year    | >= level from 50 in 2027 2028=90 | 2026: 60 e | 2026 2027-03-01 | beperkt 1/4 - |
level, no left point               | >= level 2028=90 | 2026: 90 e | 2026 2027-03-01 | volledig 1 - |
level, baseline meets the next     | >= level from 95 in 2024 2028=90 | 2026: 92 e | 2026 2027-03-01 | volledig 1 - |
level, the last target stays       | >= level 2026=80 | 2029: 60 e | 2029 2030-03-01 | grotendeels 3/4 - |
level, between two targets         | >= level 2026=60 2028=80 | 2027: 70 e | 2027 2028-03-01 | grotendeels 7/8 op koers |
level, between two, 5 % short      | >= level 2026=60 2028=80 | 2027: 66.5 e | 2027 2028-03-01 | grotendeels 133/160 op koers |
level, between two, more than 5 %  | >= level 2026=60 2028=80 | 2027: 66.49 e | 2027 2028-03-01 | grotendeels 6649/8000 loopt achter |
level, baseline and line coincide  | >= level from 50 in 2026 2028=90 | 2026: 50 e | 2026 2027-03-01 | niet begonnen 0 op koers |
level, coincide, and worse         | >= level from 50 in 2026 2028=90 | 2026: 49.99 e | 2026 2027-03-01 | niet begonnen -1/4000 loopt achter |
level, the line is below zero      | >= level 2026=-10 2028=10 | 2026: -10.5 e | 2026 2027-03-01 | niet begonnen 0 op koers |
a percentage                       | >= level 2026=80 | 2026: 30/40 e | 2026 2027-03-01 | grotendeels 15/16 - |
a percentage that never ends       | >= level 2026=100 | 2026: 1/3 e | 2026 2027-03-01 | beperkt 1/3 - |
a percentage of nothing            | >= level 2026=80 | 2026: 3/0 e | 2026 2027-03-01 | geen cijfer - - |
a percentage of nothing, claimed   | >= level 2026=80 | 2026: 0/0 e =limited | 2026 2027-03-01 | beperkt - - |
cumulative, the first year         | >= cumulative 2026=20 2027=30 2028=10 | 2026: 19 e | 2026 2027-03-01 | grotendeels 19/20 op koers |
cumulative, the second             | >= cumulative 2026=20 2027=30 2028=10 | 2026: 15 e; 2027: 32 e | 2027 2028-03-01 | grotendeels 47/50 loopt achter |
cumulative, caught up              | >= cumulative 2026=20 2027=30 2028=10 | 2026: 10 e; 2027: 40 e | 2027 2028-03-01 | volledig 1 op koers |
cumulative, a missing year         | >= cumulative 2026=20 2027=30 | 2027: 25 e | 2027 2028-03-01 | grotendeels 1/2 - |
cumulative, a year without figure  | >= cumulative 2026=20 2027=30 | 2026: - =largely; 2027: 25 e | 2027 2028-03-01 | grotendeels 1/2 - |
cumulative, no figure this year    | >= cumulative 2026=20 2027=30 | 2026: 20 e; 2027: - e =limited | 2027 2028-03-01 | beperkt - - |
cumulative, years before the first | >= cumulative 2026=20 2027=30 | 2025: 99 e; 2026: 10 e | 2026 2027-03-01 | grotendeels 1/2 loopt achter |
cumulative, before the first year  | >= cumulative 2026=20 2027=30 | 2025: 99 e | 2025 2026-03-01 | geen streefwaarde - - |
cumulative, after the last year    | >= cumulative 2026=20 2027=30 | 2026: 20 e; 2027: 10 e; 2028: 10 e | 2028 2029-03-01 | grotendeels 4/5 - |
cumulative, a year without target  | >= cumulative 2026=20 2028=20 | 2026: 20 e; 2027: 9 e | 2027 2028-03-01 | volledig 1 op koers |
cumulative, behind halfway         | >= cumulative 2026=20 2028=20 | 2026: 20 e; 2027: 8 e | 2027 2028-03-01 | volledig 1 loopt achter |
cumulative, at most                | <= cumulative 2026=10 2027=10 | 2026: 8 e; 2027: 14 e | 2027 2028-03-01 | grotendeels 9/10 - |
cumulative, the baseline is unused | >= cumulative from 5 in 2025 2026=20 | 2026: 10 e | 2026 2027-03-01 | grotendeels 1/2 - |
cumulative, no percentage          | >= cumulative 2026=20 | 2026: 1/2 e | 2026 2027-03-01 | geen streefwaarde - - |
cumulative, a percentage adds none | >= cumulative 2026=20 2027=20 | 2026: 1/2 e; 2027: 20 e | 2027 2028-03-01 | grotendeels 1/2 - |
no indicator, claimed              | | 2026: - e =complete | 2026 2027-03-01 | volledig - - |
no indicator, nothing claimed      | | 2026: - e | 2026 2027-03-01 | geen cijfer - - |
no indicator, a figure             | | 2026: 12 e | 2026 2027-03-01 | geen streefwaarde - - |
claimed, not begun                 | | 2026: - =not_started | 2026 2027-03-01 | niet begonnen - - |
claimed, no evidence               | | 2026: - =complete | 2026 2027-03-01 | geen bewijs - - |
computed wins from a claim         | >= per_year 2026=40 | 2026: 10 e =complete | 2026 2027-03-01 | beperkt 1/4 - |
no evidence                        | >= per_year 2026=40 2027=40 | 2026: 40 | 2026 2027-03-01 | geen bewijs 1 - |
confirmation as evidence           | >= per_year 2026=40 2027=40 | 2026: 40; T+ | 2026 2027-03-01 | volledig 1 op koers | bevestigd 1/2
a remark confirms too              | >= per_year 2026=40 | 2026: 40; Zr | 2026 2027-03-01 | volledig 1 - | bevestigd 1/2
who is not asked may confirm       | >= per_year 2026=40 | 2026: 40; F+ | 2026 2027-03-01 | volledig 1 - | nog niet gezien 0/2
the lead confirms itself           | >= per_year 2026=40 | 2026: 40; L+ | 2026 2027-03-01 | geen bewijs 1 - | nog niet gezien 0/2
cannot judge is no evidence        | >= per_year 2026=40 | 2026: 40; T? | 2026 2027-03-01 | geen bewijs 1 - | niet te beoordelen 1/2
a contest is no evidence           | >= per_year 2026=40 | 2026: 40; T- Z- | 2026 2027-03-01 | geen bewijs 1 - | betwist 2/2
mixed views                        | >= per_year 2026=40 | 2026: 40; T+ Z- | 2026 2027-03-01 | volledig 1 - | verschillend 2/2
contested, with evidence           | >= per_year 2026=40 | 2026: 40 e; T- Z? | 2026 2027-03-01 | volledig 1 - | betwist 2/2
a changed mind                     | >= per_year 2026=40 | 2026: 40 e; T-; T+ @2027-02-10 | 2026 2027-03-01 | volledig 1 - | bevestigd 1/2
before the changed mind            | >= per_year 2026=40 | 2026: 40 e; T-; T+ @2027-02-10 | 2026 2027-02-09 | volledig 1 - | betwist 1/2
a confirmation taken back          | >= per_year 2026=40 | 2026: 40; T+; T? @2027-02-10 | 2026 2027-03-01 | geen bewijs 1 - | niet te beoordelen 1/2
three seats for finance            | finance >= per_year 2026=40 | 2026: 40 e; T+ F+ Zr | 2026 2027-03-01 | volledig 1 - | bevestigd 3/3
a revision                         | >= per_year 2026=40 | 2026: 40 e; T+; 2026: 10 e x @2027-04-01 | 2026 2027-04-01 | beperkt 1/4 - | nog niet gezien 0/2
before the revision                | >= per_year 2026=40 | 2026: 40 e; T+; 2026: 10 e x @2027-04-01 | 2026 2027-03-31 | volledig 1 - | bevestigd 1/2
evidence belongs to one version    | >= per_year 2026=40 | 2026: 40 e; 2026: 30 x @2027-04-01 | 2026 2027-05-01 | geen bewijs 3/4 - |
a partial period                   | >= per_year 2026=40 | 2026: 10 e m6 @2026-07-15 | 2026 2026-08-01 | beperkt 1/4 - |
the latest part counts             | >= per_year 2026=40 | 2026: 10 e m6 @2026-07-15; 2026: 30 e m9 @2026-10-15 | 2026 2026-11-01 | grotendeels 3/4 - |
whatever came in last              | >= per_year 2026=40 | 2026: 40 e; 2026: 10 e m6 @2027-04-01 | 2026 2027-05-01 | volledig 1 - |
a revised part below a later one   | >= per_year 2026=40 | 2026: 10 m6 @2026-07-15; 2026: 40 e x m6 @2026-08-01; 2026: 20 e | 2026 2027-03-01 | grotendeels 1/2 - |
the later part has no figure       | >= per_year 2026=40 | 2026: 40 e m6 @2026-07-15; 2026: - e =limited | 2026 2027-03-01 | beperkt - - |
"""  # noqa: E501 - a row is a line


def rows():
    for line in filter(None, ROWS.strip().splitlines()):
        cells = [*(cell.strip() for cell in line.split("|")), ""][:6]
        name, figure, reports, asked, expected, others = cells
        yield pytest.param(figure, reports, asked, f"{expected} | {others or SEEN}", id=name)


@pytest.mark.parametrize(("figure", "reports", "asked", "expected"), list(rows()))
def test_a_worked_row(figure, reports, asked, expected):
    year, day = asked.split()
    assert shown(progress(facts(figure, reports), int(year), known(day))) == expected


@pytest.mark.parametrize(
    ("rounds", "day", "expected"),
    [
        ("2026=2027-02-15", "2027-02-15", "nog niet nodig"),
        ("2026=2027-02-15", "2027-02-16", "geen verslag"),
        ("2026=2026-08-15 2026=2027-03-31", "2027-03-31", "nog niet nodig"),
        ("2026=2026-08-15 2026=2027-03-31", "2027-04-01", "geen verslag"),
        ("2025=2026-03-01", "2027-06-30", "nog niet nodig"),
        ("2026=2027-12-31", "2027-12-31", "nog niet nodig"),
    ],
)
def test_the_last_round_says_until_when(rounds, day, expected):
    found = progress(facts(">= per_year 2026=40", "", rounds), 2026, known(day))
    assert shown(found).startswith(expected)
