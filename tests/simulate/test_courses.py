"""How well areas keep their promises."""

from flows.simulate.courses import STOPPED, Perfect, Troubled

MONTHS = ("2021-01", "2021-02", "2021-03")


def test_a_perfect_county_keeps_everything():
    assert Perfect().factors("a", ("1", "2"), MONTHS).tolist() == [[1, 1, 1], [1, 1, 1]]
    assert Perfect().shift("a") == 0


def test_a_stopped_measure_reaches_sixty_percent_from_its_month_on():
    troubled = Troubled({"a": "2021-02"})

    assert troubled.factors("a", ("1",), MONTHS).tolist() == [[1, STOPPED, STOPPED]]
    assert troubled.factors("b", ("1",), MONTHS).tolist() == [[1, 1, 1]]


def test_seasons_move_within_the_bounds_and_differ_by_measure():
    perfect = Perfect(seed=1, off_season=3)
    shifts = [perfect.shift(f"measure {number}") for number in range(200)]

    assert set(shifts) == set(range(-3, 4))
    assert Troubled({}, perfect).shift("measure 1") == shifts[1]
