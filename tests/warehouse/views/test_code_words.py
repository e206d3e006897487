from flows.warehouse.views.code_words import code_words, domain_of, words_of


def test_words_are_listed_as_comments_show_them():
    assert words_of("level") == "1提醒，2督办，3通报"
    assert words_of("path").startswith("空逐步推进，from_zero")


def test_a_column_is_of_one_domain_by_its_table_or_by_its_name():
    assert domain_of("submissions", "status") == "submission_status"
    assert domain_of("assessments", "status") == "status"
    assert domain_of("anything", "basis") == "basis"
    assert domain_of("areas", "name") is None


def test_every_code_has_one_row():
    words = code_words()

    assert not words.duplicated(["domain", "code"]).any()
    assert words.query("domain == 'warning_state'").to_dict("records") == [
        {"domain": "warning_state", "code": "open", "word": "未销号", "position": 1},
        {"domain": "warning_state", "code": "resolved", "word": "已销号", "position": 2},
        {"domain": "warning_state", "code": "lapsed", "word": "期满未达标", "position": 3},
    ]
