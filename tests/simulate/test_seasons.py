"""When things happen in the simulated year."""

import numpy as np
import pytest

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.simulate.seasons import IN_SEASON, ending_at, moved, season_of

CATALOG = load_catalog(PROJECT / "data" / "catalog")


def test_nuts_are_harvested_in_autumn_and_training_comes_late():
    assert season_of("核桃干果总产量")[6] == 0
    assert season_of("核桃干果总产量")[9] > 0.9
    assert season_of("产业技术培训人次")[5] < 0.2


def test_what_no_word_fits_goes_evenly():
    assert season_of("某项工作").tolist() == pytest.approx([n / 12 for n in range(1, 13)])


def test_every_season_rises_to_one():
    for indicator in CATALOG.indicators:
        season = season_of(indicator.name)
        assert len(season) == 12
        assert season[-1] == 1
        assert (np.diff(season) >= 0).all()
        assert season[0] >= 0


@pytest.mark.parametrize(("name", "due"), [("某项工作", 6), ("核桃干果总产量", 4)])
def test_a_due_month_ends_the_work(name: str, due: int):
    season = ending_at(season_of(name), due)

    assert season[due - 1] == 1
    assert (np.diff(season) >= 0).all()
    assert season[0] < 1


def test_events_off_their_season_still_end_in_december():
    plain = season_of("核桃干果总产量")
    late = moved(plain, (2,) * len(IN_SEASON))

    assert late[10] == pytest.approx(plain[8])
    assert late[11] == 1
    assert moved(plain, (-2,) * len(IN_SEASON))[6] == pytest.approx(plain[8])
    assert moved(plain, IN_SEASON).tolist() == pytest.approx(plain.tolist())


def test_meetings_of_every_month_have_no_season_to_miss():
    late = (3,) * len(IN_SEASON)

    assert season_of("生态振兴工作调度次数", late).tolist() == pytest.approx(
        [month / 12 for month in range(1, 13)]
    )
