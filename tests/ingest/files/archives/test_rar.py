"""RAR archives as `unar` and `bsdtar` unpack them."""

import shutil

import pytest

from flows.ingest.files.archives.rar import unpack_with
from flows.ingest.files.container import open_file
from flows.ingest.files.unsafe import UnsafeFileError
from flows.settings import Limits
from tests.ingest.files.archives.rar_file import rar_file

TABLE = "村,户数\n清风村,3\n".encode()


def needs(program: str):
    missing = shutil.which(program) is None
    reason = f"{program} is not installed"
    return pytest.param(program, marks=pytest.mark.skipif(missing, reason=reason))


each_program = pytest.mark.parametrize("program", [needs("unar"), needs("bsdtar")])
needs_one = pytest.mark.skipif(
    not (shutil.which("unar") or shutil.which("bsdtar")), reason="neither unar nor bsdtar is there"
)


@each_program
def test_members_come_out_with_their_chinese_names(program: str):
    content = rar_file({"城关镇/表.csv": TABLE, "b.csv": b"x,1\n", "__MACOSX/x": b"x"})

    members = unpack_with(program, content, Limits())

    assert [(member.name, member.content) for member in members] == [
        ("b.csv", b"x,1\n"),
        ("城关镇/表.csv", TABLE),
    ]


@each_program
def test_no_member_leaves_its_folder(program: str, tmp_path):
    aim = tmp_path / "evil.csv"
    content = rar_file({f"../../../../../..{aim}": TABLE, str(aim): TABLE, "b.csv": b"x,1\n"})

    members = unpack_with(program, content, Limits())

    assert not aim.exists()
    assert not [member for member in members if ".." in member.name or member.name[:1] == "/"]


@each_program
def test_a_member_larger_than_the_limit_is_refused(program: str):
    content = rar_file({"a.csv": b"x" * 5_000_000, "b.csv": TABLE})

    try:
        members = unpack_with(program, content, Limits(file_bytes=1_000_000))
    except UnsafeFileError:
        return
    assert not [member for member in members if len(member.content) > 1_000_000]
    assert [member for member in members if member.problem]


@each_program
def test_a_damaged_archive_is_told_as_such(program: str):
    members = unpack_with(program, rar_file({"a.csv": TABLE})[:60], Limits())

    assert [(member.name, member.problem) for member in members] == [("", "file_unreadable")]


@needs_one
def test_a_rar_is_read_like_a_zip():
    content = rar_file({"城关镇.csv": TABLE, "内.rar": rar_file({"a.csv": TABLE})})

    workbooks, findings = open_file(content, "6月.rar", Limits())

    assert [workbook.file_name for workbook in workbooks] == ["6月.rar/城关镇.csv"]
    assert [(finding.file, finding.found) for finding in findings] == [
        ("6月.rar/内.rar", "压缩包中还有压缩包")
    ]


def test_without_a_program_the_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")

    _, (finding,) = open_file(rar_file({"a.csv": TABLE}), "6月.rar", Limits())

    assert finding.message == (
        "文件“6月.rar”：RAR 压缩包（本机没有解压程序），无法按表格读取，"
        "请用表格软件另存为 xlsx 后重新报送。"
    )
