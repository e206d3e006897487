"""A county whose one month is run, for all tests of commands."""

import pytest

from flows.paths import Home
from flows.simulate.demo import prepare_demo
from tests.story.months import run_month


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("cli"))
    prepare_demo(home, 1)
    run_month(home, "2022-06")
    return home
