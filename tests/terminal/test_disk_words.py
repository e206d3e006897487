import errno

import pytest

from flows.terminal.disk_words import told_file_error


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (errno.ENOENT, "/a/b: no such file or folder", "/a/b：没有这个文件或文件夹"),
        (errno.EACCES, "/a/b: no right to it", "/a/b：没有读写权限"),
        (errno.ENOSPC, "/a/b: the disk is full", "/a/b：磁盘空间已满"),
        (errno.EISDIR, "/a/b: this is a folder", "/a/b：这是一个文件夹"),
    ],
)
def test_a_refused_file_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, number: int, english: str, chinese: str
):
    error = OSError(number, "as the system says it", "/a/b")
    monkeypatch.setenv("XIANJIE_LANG", "en")
    told = [told_file_error(error)]
    monkeypatch.setenv("XIANJIE_LANG", "zh")

    assert [*told, told_file_error(error)] == [english, chinese]


def test_what_is_of_no_file_keeps_its_words():
    assert told_file_error(OSError("odd")) == "odd"
    assert told_file_error(ConnectionRefusedError(errno.ECONNREFUSED, "refused")).endswith(
        "refused"
    )
