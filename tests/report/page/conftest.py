"""The month of the cases, read once for all parts of the page."""

import pytest

from flows.report.month.review import Review
from tests.report.month.example import example_review


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return example_review(tmp_path_factory.mktemp("catalog"))
