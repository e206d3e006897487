"""The end of a run: judgement, first matters and what to correct before counts and places."""

import datetime as dt
from dataclasses import replace

import pytest

from flows.running.summary import RunSummary, lock_notice
from flows.terminal.run_end import leading_lines, print_run_end
from flows.warehouse.decisions.month_locks import MonthLock

BAD = RunSummary(
    run_id="r",
    period="2022-06",
    files=12,
    submissions={"accepted": 11, "rejected": 1},
    findings={"flag": 3, "hold": 2, "reject": 1},
    statuses={"green": 5, "red": 2},
    warnings={"level 1": 3, "level 2": 1},
    matters=("督办 茶叶产量：差134吨",),
    seconds={"read": 1.25, "judge": 0.5},
    paths={"reports": "reports/2022-06", "page": "reports/2022-06/index.html"},
)


def test_what_matters_stands_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_LANG", "zh")

    assert leading_lines(BAD) == [
        "2022-06（县、乡镇合计）：预警 2 项，关注 0 项，正常 5 项",
        "未销号预警：督办 1 项；提醒 3 项",
        "首要事项：",
        "1. 督办 茶叶产量：差134吨",
        "必须改正：整份不收 1 份，暂不采用 2 格；清单见 reports/2022-06/returned",
    ]


def test_english_shows_the_published_codes():
    assert leading_lines(BAD) == [
        "2022-06, county and towns: 2 red, 0 yellow, 5 green",
        "Open warnings: level 2: 1; level 1: 3",
        "What comes first:",
        "1. 督办 茶叶产量：差134吨",
        "To be corrected: 1 files not accepted, 2 cells held; the lists are in "
        "reports/2022-06/returned",
    ]


def test_a_sheet_that_is_not_read_is_no_file_that_is_not_accepted():
    sheets = replace(BAD, submissions={"accepted": 12}, findings={"reject": 2, "hold": 1})

    assert leading_lines(sheets)[-1].startswith("To be corrected: 0 files not accepted, 1 cells")

    unread = replace(sheets, findings={"reject": 2})
    assert leading_lines(unread)[-1] == (
        "To be corrected: 2 sheets not read; the lists are in reports/2022-06/returned"
    )


def test_whoever_gets_no_mail_is_named():
    silent = RunSummary("r", "2022-06", unreached=("县林业局", "清水乡"))

    assert leading_lines(silent)[1:] == [
        "No mail to 2 recipients without a contact (contacts.csv): 县林业局、清水乡"
    ]


def test_letters_that_wait_for_their_release_are_counted(monkeypatch: pytest.MonkeyPatch):
    waiting = RunSummary("r", "2022-06", drafts=7)

    assert leading_lines(waiting)[1:] == [
        "7 letters are drafts: they are mailed after `xianjie letters release`"
    ]
    monkeypatch.setenv("XIANJIE_LANG", "zh")
    assert leading_lines(waiting)[1:] == [
        "待签发函件 7 件：用 `xianjie letters release` 签发后才随邮件发出"
    ]
    assert {"what": "待签发函件", "count": "7"} in waiting.to_rows("zh")


def test_what_waits_for_a_locked_month_is_said_with_what_to_do():
    lock = MonthLock("2022-06", dt.datetime(2022, 7, 8, 9, 30), None, "", 3)

    assert leading_lines(RunSummary("r", "2022-06", lock=lock_notice(lock)))[1:] == [
        "2022-06 is locked since 2022-07-08 09:30: 3 corrections received since wait and change "
        "nothing; to take them run `xianjie unlock --month 2022-06 --reason …`, then run the month "
        "again"
    ]
    same = lock_notice(replace(lock, waiting=0))
    assert str(same) == "2022-06 is locked since 2022-07-08 09:30: nothing that came since differs"
    opened = replace(lock, unlocked_at=dt.datetime(2022, 7, 9))
    assert (lock_notice(opened), lock_notice(None)) == ("", "")


def test_how_plans_ended_is_said_once_it_is_known():
    ended = RunSummary("r", "2025-12", ended="产业振兴方案于2025年底期满。")

    assert leading_lines(ended) == [
        "2025-12, county and towns: 0 red, 0 yellow, 0 green",
        "产业振兴方案于2025年底期满。",
    ]


def test_nothing_is_said_of_zero_things():
    assert leading_lines(RunSummary("r", "2022-06")) == [
        "2022-06, county and towns: 0 red, 0 yellow, 0 green"
    ]


def test_counts_seconds_and_places_stand_below(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XIANJIE_LANG", "zh")
    print_run_end(BAD)
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]

    assert lines[6:] == [
        "项目               ┃ 数量",
        "━━━━━━━━━━━━━━━━━━━━╇━━━━━━",
        "文件               │   12",
        "报送：已接收       │   11",
        "报送：未接收       │    1",
        "问题：整份不收     │    1",
        "问题：该格暂不采用 │    2",
        "问题：照收并提示   │    3",
        "状态：正常         │    5",
        "状态：预警         │    2",
        "预警级别：提醒     │    3",
        "预警级别：督办     │    1",
        "用时（秒）：读取报表 1.2  评价 0.5",
        "材料：reports/2022-06",
        "网页：reports/2022-06/index.html",
    ]
