"""When things happen in the simulated year."""

import numpy as np
import pytest

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.simulate.seasons import ending_at, season_of, shifted

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


def test_a_late_season_still_ends_in_december():
    plain = season_of("核桃干果总产量")

    assert shifted(plain, 2)[10] == plain[8]
    assert shifted(plain, -2)[6] == plain[8]
    assert shifted(plain, 3)[11] == 1
    assert shifted(plain, 0) is plain
