import pytest

from flows.report.bulletin.annexes import plan_sentence
from flows.report.month.counts import Counts


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (Counts(green=4), "到期考核4项，均达到序时进度。"),
        (Counts(green=3, red=1), "到期考核4项，达到序时进度3项，占75%；预警1项。"),
        (
            Counts(green=4, not_due=2, no_target=1),
            "到期考核4项，均达到序时进度。另有未到期2项、未设目标1项，不计入。",
        ),
    ],
)
def test_a_plan_names_what_it_counts_and_what_not(counts, text):
    assert plan_sentence(counts) == text


def test_a_plan_without_a_green_indicator_says_so_in_words():
    assert (
        plan_sentence(Counts(yellow=1, red=4))
        == "到期考核5项，均未达到序时进度；关注1项、预警4项。"
    )
