import pytest

from flows.report.charts.axis_text import axis_text, decimals_of_step


@pytest.mark.parametrize(
    ("value", "step", "largest", "text"),
    [
        (4000.0, 1000.0, 5000.0, "4,000"),
        (-0.0015, 0.0005, 0.003, "-0.0015"),
        (0.5, 0.5, 2.0, "0.5"),
        (0.0, 0.5, 2.0, "0"),
        (999_000.0, 1000.0, 999_999.0, "999,000"),
        (1_500_000.0, 500_000.0, 2_000_000.0, "150万"),
        (0.0, 500_000.0, 2_000_000.0, "0"),
        (25_000_000_000.0, 5_000_000_000.0, 3e10, "250亿"),
        (150_000_000.0, 50_000_000.0, 2e8, "1.5亿"),
    ],
)
def test_a_figure_of_an_axis(value, step, largest, text):
    assert axis_text(value, step, largest) == text


@pytest.mark.parametrize(
    ("step", "decimals"),
    [(20.0, 0), (1.0, 0), (0.5, 1), (0.1, 1), (0.02, 2), (0.0005, 4), (0.0, 0)],
)
def test_decimals_tell_two_ticks_apart(step, decimals):
    assert decimals_of_step(step) == decimals
