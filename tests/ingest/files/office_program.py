"""LibreOffice as the tests use it: to make real files of the kinds that offices send."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)


def convert(file: Path, target: str) -> Path:
    """Return the file as LibreOffice saves it under another format (`doc`, `xls:MS Excel 97`)."""
    folder = file.parent / "converted"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(file.parent / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{file.stem}.{target.partition(':')[0]}"
