import pytest

from flows.finding import SEVERITY, TO_EXPLAIN, Finding, class_of, findings_frame


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("file_unreadable", "correct"),
        ("value_error", "correct"),
        ("jump", "explain"),
        ("total_mismatch", "explain"),
        ("late", "notice"),
        ("column_missing", "notice"),
    ],
)
def test_a_finding_has_one_of_three_classes(code: str, asked: str):
    assert class_of(code) == asked


def test_only_flags_may_be_explained():
    assert {SEVERITY[code] for code in TO_EXPLAIN} == {"flag"}


def test_a_finding_states_its_class_and_its_place():
    finding = Finding("jump", "a.xlsx", "请核实。", sheet="表1", cell="C5")

    assert finding.class_name == "须说明"
    assert finding.place == "文件“a.xlsx”，工作表“表1”，单元格C5"


def test_a_frame_of_findings_has_the_severity_last():
    frame = findings_frame([Finding("late", "a.xlsx", "逾期。")])

    assert list(frame.columns)[-1] == "severity"
    assert frame["severity"].tolist() == ["flag"]
