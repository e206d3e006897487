"""The months of the cases, read once for all charts."""

import pytest

from flows.report.month.review import Review
from tests.report.month.example import example_review


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return example_review(tmp_path_factory.mktemp("catalog"))


@pytest.fixture(scope="session")
def march(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return example_review(tmp_path_factory.mktemp("catalog"), "2022-03")
