"""The fitted projection on the real outline, and the geometry under it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.examples import map as maps
from woordhouder.examples.outlines import outline
from woordhouder.parties.municipalities import municipalities

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def test_nearly_every_municipality_falls_inside_its_own_province():
    provinces = {province.name: province.polygons for province in outline().provinces}
    everywhere = municipalities().values()
    outside = [
        here.name
        for here in everywhere
        if not maps.is_inside(maps.place(here.latitude, here.longitude), provinces[here.province])
    ]
    assert len(everywhere) == 342
    assert len(outside) <= 0.02 * 342, outside
    assert outside == ["Vijfheerenlanden"]


def test_each_province_has_an_outline_inside_the_field():
    drawn = outline()
    assert {province.name for province in drawn.provinces} == {here.province for here in municipalities().values()}
    corners = [corner for province in drawn.provinces for line in province.polygons for corner in line]
    assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in corners)


def test_north_is_up_and_east_is_right():
    groningen, maastricht, vlissingen = ((53.22, 6.57), (50.85, 5.69), (51.44, 3.57))
    assert maps.place(*groningen)[1] < maps.place(*maastricht)[1]
    assert maps.place(*vlissingen)[0] < maps.place(*groningen)[0]


@pytest.mark.parametrize(
    "path",
    [
        "m 0,0 10,0 0,10 -10,0 z",
        "M0 0 10 0 10 10 0 10Z",
        "M0,0H10V10H0z",
        "m0 0h10v10h-10z",
        "M 0,0 L 10,0 L 10,10 l -10,0 z",
    ],
)
def test_path_data_becomes_corners(path):
    assert maps.polygons(path) == [SQUARE]


def test_a_second_line_starts_where_the_first_one_started():
    first, second = maps.polygons("m 0,0 10,0 0,10 -10,0 z m 20,0 10,0 0,10 -10,0 z")
    assert first == SQUARE
    assert second == [(x + 20, y) for x, y in SQUARE]


def test_a_curve_is_refused_rather_than_drawn_wrong():
    with pytest.raises(ValueError, match="straight line"):
        maps.polygons("M0,0 C1,1 2,2 3,3z")


def test_a_hole_is_outside():
    hole = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0)]
    assert maps.is_inside((2, 2), [SQUARE, hole])
    assert not maps.is_inside((5, 5), [SQUARE, hole])
    assert not maps.is_inside((11, 5), [SQUARE, hole])


numbers = st.integers(0, 600).map(float)


@given(st.lists(st.tuples(numbers, numbers), max_size=12))
def test_points_that_are_kept_apart_can_each_be_pointed_at(points):
    moved = maps.kept_apart(tuple(points), 5, rounds=400)
    assert len(moved) == len(points)
    assert moved == maps.kept_apart(tuple(points), 5, rounds=400)
    for one in range(len(moved)):
        for other in range(one + 1, len(moved)):
            assert math.dist(moved[one], moved[other]) > 4.5


def test_points_with_room_stay_where_they_are():
    points = ((0, 0), (30, 0), (0, 30))
    assert maps.kept_apart(points, 20) == points
