"""How well areas keep their promises."""

from flows.simulate.courses import STOPPED, Perfect, Troubled
from flows.simulate.seasons import IN_SEASON

MONTHS = ("2021-01", "2021-02", "2021-03")


def test_a_perfect_county_keeps_everything():
    assert Perfect().factors("a", ("1", "2"), MONTHS).tolist() == [[1, 1, 1], [1, 1, 1]]


def test_a_stopped_measure_reaches_sixty_percent_from_its_month_on():
    troubled = Troubled({"a": "2021-02"})

    assert troubled.factors("a", ("1",), MONTHS).tolist() == [[1, STOPPED, STOPPED]]
    assert troubled.factors("b", ("1",), MONTHS).tolist() == [[1, 1, 1]]


def test_events_move_within_the_bounds_and_differ_by_measure():
    perfect = Perfect(seed=1, off_season=3)

    assert Perfect().shifts("a") == IN_SEASON
    assert set(perfect.shifts("a")) == set(range(-3, 4))
    assert perfect.shifts("a") != perfect.shifts("b")
    assert Troubled({}, perfect).shifts("a") == perfect.shifts("a")
