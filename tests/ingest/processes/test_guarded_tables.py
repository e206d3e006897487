"""A file that hangs, crashes or fills the memory costs a command one finding."""

import sys

import pytest

from flows.ingest.processes.guarded_tables import read_tables_guarded
from flows.ingest.processes.table_answer import TableRequest
from flows.settings import Limits

TABLE = "村,户数\n清风村,3\n安坪村,4\n"


def answer_for(folder, name: str, seconds: float = 30.0):
    file = folder / name
    file.write_text(TABLE, "utf-8")
    request = TableRequest(file, Limits(seconds=seconds))
    return read_tables_guarded(request, module="tests.ingest.processes.dying_tables")


def test_a_sound_file_gives_its_cells_and_counters(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_LANG", "zh")

    answer = answer_for(tmp_path, "表.csv")

    assert answer.csv == (
        "sheet,cell,row_label,column_label,value\n,B2,清风村,户数,3\n,B3,安坪村,户数,4\n"
    )
    assert answer.account == ("读出数据 2 个；未读的数字 0 个；行列标签不唯一的数据 0 个。",)
    assert answer.findings == ()


@pytest.mark.parametrize(
    ("name", "seconds", "found"),
    [
        ("crash.csv", 30.0, "读取进程中断，可能占用内存过大"),
        pytest.param(
            "hang.csv",
            1.0,
            "1秒内未能读完",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="no alarm on Windows"),
        ),
        pytest.param(
            "fill.csv",
            30.0,
            "占用内存超过1000 MB",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory"),
        ),
    ],
)
def test_a_hostile_file_costs_one_finding(tmp_path, name: str, seconds: float, found: str):
    answer = answer_for(tmp_path, name, seconds)

    assert [(one.code, one.file, one.found) for one in answer.findings] == [
        ("file_unsafe", name, found)
    ]
    assert answer.csv == ""
