"""The working warehouse is never begun anew beside a history."""

from pathlib import Path

import pytest

from flows.errors import ServiceError
from flows.paths import Home
from flows.warehouse.open import open_working
from tests.warehouse.small_home import make_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path, months=1)


def test_the_first_month_of_a_county_begins_with_an_empty_warehouse(tmp_path: Path):
    with open_working(Home(tmp_path)) as connection:
        assert connection.execute("select count(*) from received").fetchall() == [(0,)]


def test_a_damaged_file_is_an_error_with_the_way_out(home: Home):
    home.working_warehouse.write_bytes(b"no database" * 1000)

    with pytest.raises(ServiceError) as error, open_working(home):
        pass
    assert str(home.working_warehouse) in str(error.value)


def test_a_missing_working_file_never_begins_a_new_history(home: Home):
    home.working_warehouse.unlink()
    before = home.warehouse.read_bytes()

    with pytest.raises(ServiceError, match=r"restore --from .* rebuild"), open_working(home):
        pass
    assert not home.working_warehouse.exists()
    assert home.warehouse.read_bytes() == before


def test_an_empty_working_file_never_begins_a_new_history(home: Home):
    home.working_warehouse.write_bytes(b"")

    with pytest.raises(ServiceError, match="is empty"), open_working(home):
        pass
