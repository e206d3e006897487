"""The quarter that ends in June 2022, and a first one, from the computed cases."""

import pytest

from flows.report.month.review import Review
from flows.report.quarter.quarter_review import QuarterReview, review_quarter
from tests.report.month.example import example_review


@pytest.fixture(scope="session")
def june_month(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return example_review(tmp_path_factory.mktemp("catalog"))


@pytest.fixture(scope="session")
def june(june_month: Review) -> QuarterReview:
    return review_quarter(june_month, [], [])


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> QuarterReview:
    """March 2021: nothing was judged before."""
    month = example_review(tmp_path_factory.mktemp("catalog"), "2021-03")
    return review_quarter(month, [], [])
