"""Why a received file is not read, and what its sender should do."""

from flows.finding import Finding

_ADVICE = {
    "file_unreadable": "无法按表格读取，请用表格软件另存为 xlsx 后重新报送",
    "file_encrypted": "请取消密码、另存为 xlsx 后重新报送",
    "file_empty": "没有可以读取的数据，请填写后重新报送",
    "file_unsafe": "超出安全限制，未予读取；请删除多余的行、列、工作表后另存为 xlsx 重新报送",
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
