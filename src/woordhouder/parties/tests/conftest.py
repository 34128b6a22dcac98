"""People of an organisation: who may bind it, who reads along, and who acts elsewhere."""

import pytest

from . import people


@pytest.fixture
def binder(db):
    people.two_organisations()
    return people.settle("binder", "bind")


@pytest.fixture
def reader(binder):
    return people.settle("reader")


@pytest.fixture
def foreigner(binder):
    return people.settle("foreigner", "bind", people.THERE)
