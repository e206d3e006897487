"""What an office may decide differently is read from policy.yml and kept within its limits."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.catalog.policy import Letters, Points, Policy, Tolerance, read_policy


def read(folder: Path, text: str) -> tuple[Policy, list[str]]:
    file = folder / "policy.yml"
    file.write_text(text, "utf-8")
    return read_policy(file)


def test_without_a_file_or_with_an_empty_one_the_rules_figures_hold(tmp_path):
    assert read_policy(tmp_path / "policy.yml") == (Policy(), [])
    assert read(tmp_path, "# 暂无\n") == (Policy(), [])


def test_a_file_changes_only_what_it_names(tmp_path):
    text = "carry_months: 3\ntolerance: {rate: 0.02}\nheadlines: [A-01, A-02]\n"

    assert read(tmp_path, text) == (
        Policy(
            carry_months=3,
            tolerance=Tolerance(default=0.10, rate=0.02),
            headlines=("A-01", "A-02"),
        ),
        [],
    )


def test_every_wrong_key_is_named_with_its_place_and_the_defaults_hold(tmp_path):
    policy, problems = read(tmp_path, "colour: red\ntolerance: {rate: 1}\ncarry_months: 12\n")

    assert policy == Policy()
    assert problems == [
        "policy.yml：carry_months（第 3 行）：“12”应不大于 11",
        "policy.yml：tolerance.rate（第 2 行）：“1”应小于 1",
        "policy.yml：colour（第 1 行）：没有这一项，请核对写法",
    ]


@pytest.mark.parametrize("content", [b"carry_months: [", "说明：\n".encode("gb18030")])
def test_a_file_that_is_no_yaml_in_utf8_is_one_problem(tmp_path, content):
    file = tmp_path / "policy.yml"
    file.write_bytes(content)

    policy, [problem] = read_policy(file)

    assert policy == Policy()
    assert problem.startswith("policy.yml：不是可读的 YAML 文件（")


@pytest.mark.parametrize(
    ("part", "inside", "outside"),
    [
        (Policy, {"level_cap_reference": 3}, {"level_cap_reference": 4}),
        (Policy, {"yellow_opens": 1}, {"yellow_opens": 0}),
        (Policy, {"held_share": 1}, {"held_share": 1.01}),
        (Tolerance, {"default": 0}, {"default": -0.01}),
        (Points, {"yellow": 1}, {"yellow": 1.1}),
        (Letters, {"reminder_answer_days": 60}, {"reminder_answer_days": 61}),
        (Letters, {"number_pattern": "第{number}号"}, {"number_pattern": "第1号"}),
    ],
)
def test_a_figure_is_taken_at_its_limit_and_refused_beyond(part, inside, outside):
    [(name, value)] = inside.items()

    assert getattr(part(**inside), name) == value
    with pytest.raises(ValidationError):
        part(**outside)


def test_reports_cost_nothing_until_the_office_sets_it_and_never_less(tmp_path):
    assert Policy().deductions.model_dump() == {
        "late": 0,
        "missing": 0,
        "rejected": 0,
        "corrected": 0,
        "most": 10,
    }
    assert read(tmp_path, "deductions: {late: 0.2, most: 5}\n")[1] == []
    _, problems = read(tmp_path, "deductions: {late: -1, wrong: 1}\n")
    assert [problem.split("：")[1] for problem in problems] == [
        "deductions.late（第 1 行）",
        "deductions.wrong（第 1 行）",
    ]
