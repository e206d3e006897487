"""Student's t distribution by a normal approximation, so that no statistics package is needed.

Wallace's transformation is within 0.003 of the true probability from four degrees of freedom on.
"""

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
#: The 90 % point of the normal distribution: ends of an interval that holds 80 %.
_NORMAL_90 = 1.2815515655446004
#: Coefficients of Abramowitz and Stegun's formula 7.1.26 for the error function.
_ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
_ERF_STEP = 0.3275911


def t_90(degrees: Values) -> Values:
    """Return the 90 % points of t with so many degrees of freedom."""
    bent = _NORMAL_90 * (8 * degrees + 3) / (8 * degrees + 1)
    points: Values = np.sqrt(degrees * np.expm1(bent**2 / degrees))
    return points


def t_probability(value: Values, degrees: Values) -> Values:
    """Return the probability of staying below the values."""
    bent = np.sqrt(degrees * np.log1p(value**2 / degrees))
    normal = np.sign(value) * bent * (8 * degrees + 1) / (8 * degrees + 3)
    return _normal_probability(normal)


def _normal_probability(value: Values) -> Values:
    scaled = np.abs(value) / np.sqrt(2)
    step = 1 / (1 + _ERF_STEP * scaled)
    series = np.zeros_like(step)
    for coefficient in _ERF:
        series = (series + coefficient) * step
    error = np.sign(value) * (1 - series * np.exp(-(scaled**2)))
    probability: Values = (1 + error) / 2
    return probability
