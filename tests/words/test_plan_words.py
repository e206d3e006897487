"""A plan is called by its short name and one word for its kind."""

import pytest

from flows.words.plan_words import called_in_full


@pytest.mark.parametrize(
    ("plan", "called"),
    [
        ("产业振兴", "产业振兴方案"),
        ("产业发展规划", "产业发展规划"),
        ("稳岗就业方案", "稳岗就业方案"),
        ("三年行动", "三年行动"),
    ],
)
def test_a_plans_kind_is_said_once(plan: str, called: str):
    assert called_in_full(plan) == called
