"""Where an indicator stands, in one sentence for each status."""

from dataclasses import replace

import pytest

from flows.report.page.status_sentence import status_sentence


@pytest.fixture
def stand(review):
    row = next(one for one in review.month_rows if one.indicator_code == "EMP-14")
    row = replace(row, carried=0, is_reference=False, period="2022-06", target=31_570.0)
    indicator = review.facts.catalog.indicator_by_code["EMP-14"]

    def say(**changes: object) -> str:
        return status_sentence(indicator, replace(row, **changes), review.facts.catalog)

    return say


def test_a_red_row_says_what_is_missing_and_where_the_year_ends(stand):
    text = stand(
        status="red",
        actual=28_000.0,
        expected=30_522.0,
        forecast=29_048.2,
        forecast_met=False,
    )

    assert text == (
        "实际28,000人，应达30,522人，差2,522人；按现速年末约29,048人，达不到全年目标31,570人。"
    )


def test_a_gap_that_the_band_allows_is_said_to_be(stand):
    text = stand(status="green", actual=99.0, expected=100.0, forecast_met=None)

    assert text == "实际99人，应达100人，差1人，在容许范围内。"


def test_what_is_reached_is_said(stand):
    assert stand(status="green", actual=100.0, expected=100.0, forecast_met=None) == (
        "实际100人，应达100人，已达到。"
    )


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("missing", "未报。"),
        ("not_applicable", "不适用。"),
        ("not_due", "实际5人，未到期。"),
        ("no_target", "实际5人，未设目标。"),
    ],
)
def test_other_statuses(stand, status: str, text: str):
    assert stand(status=status, actual=5.0, expected=float("nan")) == text
