"""Commands that record what a person decided."""

from flows.paths import Home
from tests.commands.command_line import call


def test_an_accepted_alias_is_read_by_the_next_run(home: Home):
    arguments = ("清风大社区", "610929100002", "--author", "县乡村振兴局", "--home", home.root)
    done = call("alias", "add", *arguments)
    again = call("alias", "add", *arguments)
    sheet = home.root / "alias.csv"
    sheet.write_text(
        "白河县城关镇农村人居环境整治月报表（2022年6月）,\n村（社区）,自然村总数\n清风大社区,5\n",
        "utf-8",
    )
    checked = call("check", sheet, "--month", "2022-06", "--home", home.root)

    assert done.returncode == 0
    assert again.returncode == 2
    assert "清风大社区" not in checked.stdout


def test_an_answer_to_no_letter_is_wrong_usage(home: Home):
    done = call("letters", "answer", "1号", "x", "--on", "2022-07-15", "--home", home.root)

    assert done.returncode == 2
