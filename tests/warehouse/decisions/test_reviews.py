"""A review that a person notes goes before the foot of the sheet; from a level on figures count."""

import datetime as dt

import pytest

from flows.errors import UsageError
from flows.warehouse.decisions.reviews import Approval, approve
from tests.quality.example import CATALOG
from tests.warehouse.decisions.example import (
    NOW,
    TOWN,
    do,
    load,
    sent,
    submissions,
    values,
    warehouse,
    with_policy,
)

FROM_TOWN = with_policy(counts_from="town")
FORM = sent(1, 5.0).submissions[0].form


def say(connection, review: str, at: dt.datetime = NOW, catalog=CATALOG) -> int:
    return do(connection, approve, catalog, Approval(FORM, TOWN, "2022-06", review), at,
              catalog=catalog)  # fmt: skip


def notes(connection) -> list[tuple[str, dt.datetime]]:
    return connection.execute("select review, approved_at from approvals").fetchall()


def test_every_level_counts_unless_the_policy_says_otherwise():
    connection = warehouse()
    load(connection, sent(1, 5.0))

    assert values(connection) == [5.0]
    assert submissions(connection) == [("1.xlsx", "accepted", "first", None)]


@pytest.mark.parametrize(("review", "counted"), [("first", []), ("town", [5.0]), ("county", [5.0])])
def test_a_figure_counts_from_the_level_of_the_policy(review: str, counted: list[float]):
    connection = warehouse()
    load(connection, sent(1, 5.0, review=review), catalog=FROM_TOWN)

    withheld = None if counted else "unreviewed"
    assert values(connection) == counted
    assert submissions(connection) == [("1.xlsx", "accepted", review, withheld)]


def test_an_unreviewed_version_leaves_the_reviewed_one_in_place():
    connection = warehouse()
    load(connection, sent(1, 5.0, review="town"), sent(2, 6.0), catalog=FROM_TOWN)

    assert values(connection) == [5.0]
    assert submissions(connection) == [
        ("1.xlsx", "accepted", "town", None),
        ("2.xlsx", "accepted", "first", "unreviewed"),
    ]

    say(connection, "town", catalog=FROM_TOWN)

    assert values(connection) == [6.0]


def test_what_a_person_notes_goes_before_the_foot_and_twice_is_once():
    connection = warehouse()
    load(connection, sent(1, 5.0, review="county"))

    assert say(connection, "town") == 1
    assert say(connection, "town", NOW + dt.timedelta(days=1)) == 1

    assert submissions(connection) == [("1.xlsx", "accepted", "town", None)]
    assert notes(connection) == [("town", NOW)]

    say(connection, "county", NOW + dt.timedelta(days=2))

    assert notes(connection) == [("county", NOW + dt.timedelta(days=2))]


def test_a_later_version_was_not_looked_at():
    connection = warehouse()
    load(connection, sent(1, 5.0))
    say(connection, "county")
    load(connection, sent(1, 5.0), sent(2, 6.0))

    assert submissions(connection) == [
        ("1.xlsx", "superseded", "county", None),
        ("2.xlsx", "accepted", "first", None),
    ]


def test_nothing_received_cannot_be_approved():
    connection = warehouse()
    with pytest.raises(UsageError, match="nothing of"):
        say(connection, "town")

    assert notes(connection) == []


def test_no_town_reviews_what_is_reported_for_the_county():
    county = Approval("long", CATALOG.county.area_code, "2022-06", "town")
    with pytest.raises(UsageError, match="first and county"):
        do(warehouse(), approve, CATALOG, county, NOW)


def test_a_form_is_reviewed_as_far_as_its_least_reviewed_part():
    connection = warehouse()
    load(connection, sent(1, 5.0, review="county"), sent(2, 7.0, review="town", village=1))
    rates = "select review from reporting_rates where form = $form and is_received"

    assert connection.execute(rates, {"form": FORM}).fetchall() == [("town",)]
