"""Any workbook's tables, read where a hostile file can do no harm: for the commands."""

import os
import pickle
import signal
import subprocess
import sys

from flows.ingest.files.refusals import refuse
from flows.ingest.processes.table_answer import TableAnswer, TableRequest
from flows.paths import python_path

_ENDED_BY_ALARM = -int(getattr(signal, "SIGALRM", 0)) or None
#: How much later than the process itself somebody gives up waiting for it.
_GRACE_SECONDS = 10.0
_MODULE = "flows.ingest.processes.table_worker"


def read_tables_guarded(request: TableRequest, *, module: str = _MODULE) -> TableAnswer:
    """Return what the file's tables hold; one that takes too long or too much has a finding.

    `module` is what the process runs; the tests have one that hangs.
    """
    command = [sys.executable, "-P", "-m", module]
    environment = os.environ | {"PYTHONPATH": python_path(), "RUST_BACKTRACE": "0"}
    seconds = request.limits.seconds
    try:
        process = subprocess.run(
            command,
            input=pickle.dumps(request, pickle.HIGHEST_PROTOCOL),
            stdout=subprocess.PIPE,
            env=environment,
            timeout=seconds + _GRACE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _refuse(request, f"{seconds:g}秒内未能读完")
    if process.returncode == _ENDED_BY_ALARM:
        return _refuse(request, f"{seconds:g}秒内未能读完")
    try:
        answer = pickle.loads(process.stdout)
    except (EOFError, pickle.UnpicklingError):
        return _refuse(request, "读取进程中断，可能占用内存过大")
    if not isinstance(answer, TableAnswer):
        raise TypeError("the reader answered something else")
    return answer


def _refuse(request: TableRequest, found: str) -> TableAnswer:
    return TableAnswer(findings=(refuse("file_unsafe", request.path.name, found),))
