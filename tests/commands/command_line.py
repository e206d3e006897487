"""The command line as a user calls it, and two files of the samples."""

import os
import subprocess
import sys

from flows.paths import PROJECT

SAMPLE = PROJECT / "tests" / "samples" / "raw" / "2022-06"
GOOD = SAMPLE / "6月冷水镇乡村社会治理情况表.xls"
BAD = SAMPLE / "6月卡子镇农村人居环境整治月报表.xlsx"


def call(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.commands.main import main; main()"]
    return subprocess.run(
        [*command, *(str(argument) for argument in arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        check=False,
    )
