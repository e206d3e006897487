"""Why a received file is not read, and what its sender should do."""

import errno

from flows.finding import Finding

_ADVICE = {
    "file_unreadable": "无法按表格读取，请用表格软件另存为 xlsx 后重新报送",
    "file_encrypted": "请取消密码、另存为 xlsx 后重新报送",
    "file_empty": "没有可以读取的数据，请填写后重新报送",
    "file_unsafe": "超出安全限制，未予读取；请删除多余的行、列、工作表后另存为 xlsx 重新报送",
}
#: Why the system does not give a file out: nothing that its sender could change.
_CLOSED = {
    errno.ENOENT: "读取时已不在文件夹中",
    errno.EACCES: "没有读取权限，或正被其他程序占用",
    errno.EPERM: "没有读取权限，或正被其他程序占用",
    errno.EBUSY: "正被其他程序占用",
}


def refuse(code: str, file_name: str, found: str) -> Finding:
    """Return the finding that a file is not read, with what its sender should do."""
    return Finding(
        code=code,
        file=file_name,
        found=found,
        expected="可以打开的 xlsx、xls、ods 或 csv 表格",
        message=f"文件“{file_name}”：{found}，{_ADVICE[code]}。",
    )


def refuse_closed(file_name: str, error: OSError) -> Finding:
    """Return the finding that the system does not give a file out; the office sees to it."""
    why = _CLOSED.get(error.errno or 0, f"读取失败（{error.strerror}）")
    return Finding(
        code="file_unreadable",
        file=file_name,
        found=f"文件打不开：{why}",
        expected="可以打开的 xlsx、xls、ods 或 csv 表格",
        message=f"文件“{file_name}”打不开：{why}；请县里核对该文件后重新运行，报送单位无需处理。",
    )
