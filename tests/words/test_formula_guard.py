import pytest

from flows.words.formula_guard import disarm


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
    ],
)
def test_a_text_that_a_program_might_run_gets_an_apostrophe(text: str):
    assert disarm(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-", "－", "城关镇", "'=1", "1-2"])
def test_another_text_stays_as_it_is(text: str):
    assert disarm(text) == text
