"""Read English on the terminal, whatever the machine's locale; one county for all commands."""

import os

import pytest

from flows.paths import Home

os.environ["XIANJIE_LANG"] = "en"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a county whose one month is run."""
    from flows.simulate.demo import prepare_demo
    from tests.story.months import run_month

    home = Home(tmp_path_factory.mktemp("cli"))
    prepare_demo(home, 1)
    run_month(home, "2022-06")
    return home
