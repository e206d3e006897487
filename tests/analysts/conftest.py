"""The demo's warehouse for analysts: eighteen months of invented figures, loaded and judged."""

from pathlib import Path

import pytest

from flows.paths import Home
from flows.running.judge_steps import judge_month
from flows.simulate.demo import prepare_demo
from flows.steps import publish_month
from tests.story.months import load_only

MONTHS = 18
#: Judging a month judges all before it; what was published then is wanted of these alone.
JUDGED_FROM = "2021-12"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return the home; papers and mails are not made."""
    home = Home(Path(tmp_path_factory.mktemp("demo")))
    for period in prepare_demo(home, MONTHS):
        month, loaded = load_only(home, period)
        if period >= JUDGED_FROM:
            judge_month(month, loaded)
    publish_month(month)
    return home
