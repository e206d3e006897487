"""December 2021 of the computed cases, the first year of judging."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.catalog.policy import Deductions
from flows.report.month.review import Review, review_month
from flows.report.year.year_review import YearReview, review_year
from tests.report.month.example import JULY_6, example_facts

RATE_COLUMNS = ["period", "form", "area_code", "is_received", "is_on_time", "completeness"]
RULE = Deductions(late=0.5, missing=1.0, rejected=0.2, corrected=2.0, most=3.0)


@pytest.fixture(scope="session")
def december(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """One late form of a town; the policy says what it costs."""
    facts = example_facts(tmp_path_factory.mktemp("catalog"), "2021-12")
    catalog = replace(
        facts.catalog, policy=facts.catalog.policy.model_copy(update={"deductions": RULE})
    )
    town = catalog.towns[0].area_code
    form = next(form for form in catalog.forms if form.reporter == "town").form
    rates = pd.DataFrame([("2021-11", form, town, True, False, 1.0)], columns=RATE_COLUMNS)
    return review_month(replace(facts, catalog=catalog, reporting_rates=rates), JULY_6)


@pytest.fixture(scope="session")
def year(december: Review) -> YearReview:
    return review_year(december)
