"""The t distribution against tables."""

import numpy as np
import pytest

from flows.assess.student_t import t_90, t_probability


@pytest.mark.parametrize(
    ("degrees", "point"), [(4, 1.533), (5, 1.476), (10, 1.372), (30, 1.310), (1000, 1.282)]
)
def test_the_90_percent_points_are_those_of_the_table(degrees: int, point: float):
    assert t_90(np.array([float(degrees)]))[0] == pytest.approx(point, abs=0.01)


@pytest.mark.parametrize(
    ("value", "degrees", "probability"),
    [(0, 5, 0.5), (2.015, 5, 0.95), (-2.015, 5, 0.05), (1.812, 10, 0.95), (2.228, 10, 0.975)],
)
def test_probabilities_are_those_of_the_table(value: float, degrees: int, probability: float):
    found = t_probability(np.array([float(value)]), np.array([float(degrees)]))[0]

    assert found == pytest.approx(probability, abs=0.003)
