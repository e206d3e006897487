from collections import Counter

from flows import wording
from flows.assess import changes
from flows.assess.retired_changes import RETIRED
from flows.finding import SEVERITY, class_of

TABLES = {
    name: table
    for name, table in vars(wording).items()
    if name.isupper() and isinstance(table, dict)
}


def test_every_finding_has_a_name_and_its_class_a_word():
    assert list(wording.FINDING_NAMES) == list(SEVERITY)
    assert {class_of(code) for code in SEVERITY} == set(wording.CLASS_NAMES)


def test_every_status_has_a_mark_of_its_own():
    assert list(wording.STATUS_MARKS) == list(wording.STATUS_NAMES)
    assert len(set(wording.STATUS_MARKS.values())) == len(wording.STATUS_MARKS)


def test_every_cause_of_a_change_has_a_name():
    causes = {
        changes.NEW_DATA,
        changes.CORRECTION,
        changes.TARGET_REVISION,
        changes.RULE_CHANGE,
        changes.PLAN_ENDED,
        RETIRED,
    }

    assert causes <= set(wording.CAUSE_NAMES)


def test_within_a_table_no_word_stands_for_two_things():
    doubles = {
        name: [word for word, count in Counter(table.values()).items() if count > 1]
        for name, table in TABLES.items()
    }

    assert {name: words for name, words in doubles.items() if words} == {}
