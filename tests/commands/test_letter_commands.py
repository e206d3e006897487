import pytest
from typer.testing import CliRunner

from flows.commands.letter_commands import letters_app
from flows.errors import UsageError
from flows.paths import Home
from flows.report.letters.letter_ledger import all_letters, replace_drafts
from flows.warehouse.open import open_working
from tests.report.letters.test_letter_counts import DAY, letter

RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path):
    place = Home(tmp_path)
    with open_working(place) as connection:
        replace_drafts(connection, "2022-06", [letter("1号", "2022-06", DAY)], [])
    return place


def call(home, *words):
    result = RUNNER.invoke(letters_app, [*words, "--home", str(home.root)], catch_exceptions=False)
    with open_working(home) as connection:
        return result.stdout, all_letters(connection)[0]


def test_an_answer_and_a_delay_are_recorded(home):
    said, answered = call(home, "answer", "1号", "已整改", "--on", "2022-07-08")
    assert said == "1号 县林业局: answered on 2022-07-08\n"
    assert answered.answer == "已整改"

    said, delayed = call(home, "delay", "1号", "--until", "2022-08-01")
    assert said == "1号 县林业局: delayed until 2022-08-01\n"
    assert str(delayed.delay_until) == "2022-08-01"


def test_a_day_that_is_none_is_refused(home):
    with pytest.raises(UsageError, match="not a day"):
        call(home, "answer", "1号", "x", "--on", "gestern")
