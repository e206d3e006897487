import pytest

from tests.report.month.example import example_review


@pytest.fixture(scope="session")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))
