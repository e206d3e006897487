"""The answer names the files, what to correct and what to explain; nothing for zero things."""

from dataclasses import replace

import pytest

from flows.catalog.load import load_catalog
from flows.finding import Finding, findings_frame
from flows.mail_in.answers import answer_to
from flows.mail_in.fetched_ledger import FetchedMail
from flows.paths import PROJECT
from flows.settings import Settings
from tests.mail_in.kept_mail import kept_mail

CATALOG = load_catalog(PROJECT / "data" / "catalog")
SETTINGS = Settings(office="县乡村振兴局")
MAIL = kept_mail()
WRONG = Finding("value_not_number", "T1.xlsx", "T1.xlsx，表，C5：“约12”不是数字，请改为数字。")
STRANGE = Finding("jump", "T1.xlsx", "T1.xlsx，表，C6：比上月增长三倍，请核实并说明。")


def answer(*findings: Finding, mail: FetchedMail = MAIL):
    return answer_to(mail, "构扒镇", findings_frame(list(findings)), CATALOG, SETTINGS)


def test_the_answer_says_what_came_and_what_to_do():
    found = answer(WRONG, STRANGE)

    assert found.subject == "收件回执：2022年6月报表2份，必须改正1处、须说明1处"
    assert found.addresses == ("town@example.org",)
    lines = found.text.splitlines()
    assert "7月4日9时05分收到你单位发来的2022年6月报表2份。" in lines
    start = lines.index("【收到的文件】")
    assert lines[start : start + 3] == ["【收到的文件】", "T1.xlsx", "T2.xlsx"]
    assert lines[lines.index("【必须改正】") + 1] == WRONG.message
    assert lines[lines.index("【须说明】") + 1] == STRANGE.message
    assert "未能收下" not in found.text


def test_files_without_a_finding_are_said_to_be_in_order():
    found = answer()

    assert found.subject == "收件回执：2022年6月报表2份，未发现问题"
    assert "未发现问题，已收入本月报表。" in found.text


def test_what_was_not_taken_is_named_with_its_reason():
    found = answer(mail=replace(MAIL, left_out="大.xlsx：超过限额"))

    assert "【未能收下的附件】\n大.xlsx：超过限额" in found.text


def test_many_findings_are_counted_beyond_a_screen():
    found = answer(*[replace(WRONG, message=f"第{number}处。") for number in range(20)])

    assert "第11处。" in found.text
    assert "第12处。" not in found.text
    assert "其余8处" in found.text


@pytest.mark.parametrize(
    ("other", "is_same"),
    [(MAIL, True), (replace(MAIL, digest="b" * 64), False), (replace(MAIL, uid=8), True)],
)
def test_each_message_has_an_answer_of_its_own(other: FetchedMail, is_same: bool):
    assert (answer(WRONG).message_id == answer(WRONG, mail=other).message_id) is is_same
