"""Wrong command lines are one sentence in the language of the terminal, and exit code 2."""

import pytest

from tests.commands.command_line import call

WRONG = [
    (["foo"], "没有命令“foo”。请用 `xianjie --help` 查看用法。"),
    (["run"], "缺少必填项 --month。请用 `xianjie run --help` 查看用法。"),
    (["run", "--mont", "6"], "没有选项 --mont。请用 `xianjie run --help` 查看用法。"),
    (["run", "--month"], "选项 --month 缺少值。"),
    (["doctor", "a"], "多余的内容：a。请用 `xianjie doctor --help` 查看用法。"),
    (["tidy", "nowhere"], "file：找不到“nowhere”。请用 `xianjie tidy --help` 查看用法。"),
    (["demo", "--months", "0"], "--months 不得小于 1。请用 `xianjie demo --help` 查看用法。"),
    (["demo", "--months", "61"], "--months 不得大于 60。请用 `xianjie demo --help` 查看用法。"),
    (["demo", "--months", "x"], "--months 应为整数。请用 `xianjie demo --help` 查看用法。"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_a_wrong_command_line_is_one_chinese_sentence(words: list[str], told: str):
    done = call(*words, XIANJIE_LANG="zh")

    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"xianjie: {told}\n")


def test_english_is_as_typer_says_it_with_the_way_to_help():
    told = {word: call(word, XIANJIE_LANG="en").stderr for word in ("foo", "--foo")}

    assert told == {
        "foo": "xianjie: No such command 'foo'. See `xianjie --help`.\n",
        "--foo": "xianjie: No such option: --foo. See `xianjie --help`.\n",
    }


@pytest.mark.parametrize("words", [[], ["letters"]], ids=["xianjie", "letters"])
def test_a_command_without_any_word_shows_its_help_alone(words: list[str]):
    done = call(*words, XIANJIE_LANG="zh")

    assert (done.returncode, "用法：" in done.stdout + done.stderr) == (2, True)
    assert "xianjie: " not in done.stderr
