"""XIANJIE_LANG goes before the locale; what is not Chinese is English."""

import pytest

from flows.words.language import language_of


@pytest.mark.parametrize(
    ("environment", "system", "language"),
    [
        ({}, "", "en"),
        ({}, "zh_CN", "zh"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh"),
        ({"LANG": "C.UTF-8"}, "zh_CN", "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "", "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "", "zh"),
        ({"XIANJIE_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "", "en"),
        ({"XIANJIE_LANG": "zh", "LC_ALL": "C"}, "", "zh"),
        ({"XIANJIE_LANG": "de"}, "zh_CN", "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(environment, system, language):
    assert language_of(environment, system) == language
