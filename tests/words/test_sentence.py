"""A message in either language, with values that are messages themselves."""

import pickle

import pytest

from flows.errors import ServiceError
from flows.words.sentence import name_of_code, say, sentence


def test_a_sentence_is_read_in_the_language_of_the_terminal(monkeypatch: pytest.MonkeyPatch):
    error = ServiceError(sentence("error.missing", file="a.duckdb"))

    assert str(error) == "a.duckdb is missing"
    monkeypatch.setenv("XIANJIE_LANG", "zh")
    assert str(error) == "缺少 a.duckdb"
    assert str(pickle.loads(pickle.dumps(error))) == "缺少 a.duckdb"


def test_sentences_in_a_sentence_are_in_its_language():
    fewer = [sentence("error.fewer_rows", table=name, rows=1, before=2) for name in ("a", "b")]
    outer = sentence("error.published_holds_more", fewer=fewer)

    assert outer.text("en") == (
        "the working file holds less than it: a has 1 rows, 2 before; b has 1 rows, 2 before"
    )
    assert outer.text("zh") == (
        "工作库的内容少于发布库：表 a 现有 1 行，原有 2 行；表 b 现有 1 行，原有 2 行"
    )


def test_an_error_in_a_sentence_is_in_its_language():
    inner = ServiceError(sentence("error.missing", file="a"))

    assert sentence("error.reader", reason=inner).text("zh") == "读取进程未能启动：缺少 a"


def test_an_unknown_message_is_a_fault():
    with pytest.raises(KeyError):
        say("error.unheard_of")


def test_codes_have_their_names_in_chinese_alone(monkeypatch: pytest.MonkeyPatch):
    assert name_of_code({"red": "预警"}, "red") == "red"
    monkeypatch.setenv("XIANJIE_LANG", "zh")
    assert name_of_code({"red": "预警"}, "red") == "预警"
    assert name_of_code({}, "blue") == "blue"
