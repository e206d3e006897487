"""Old Word documents (.doc, WPS .wps) made .docx by LibreOffice, where it is installed."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from flows.ingest.files.bounded_program import Bounds, run_bounded
from flows.settings import Limits

#: LibreOffice needs room for itself, whatever the file.
_LEAST_MEMORY = 1_500_000_000
_SHARE_OF_TIME = 0.7
_MOST_FILES = 5_000
#: What the program returns after it has made its profile: it wants to be started once more.
_START_AGAIN = 81
#: Nothing in a document is run, nothing is fetched from elsewhere.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""  # noqa: E501 - one item of the program's own format a line


def find_office() -> str:
    """Return LibreOffice's program, or nothing.

    That is the program itself and not the script before it, so that ending it ends everything.
    """
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        return ""
    inner = Path(os.path.realpath(found)).with_name("soffice.bin")
    return str(inner) if inner.exists() else found


def convert_documents(contents: Sequence[bytes], limits: Limits) -> list[bytes | None]:
    """Return each document as .docx, None for what LibreOffice cannot open.

    All are converted in one start. Raises UnsafeFileError when that takes too long or too much.
    """
    program = find_office()
    if not program or not contents:
        return [None] * len(contents)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.doc" for number in range(len(contents))]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        out = folder / "converted"
        _convert(program, folder, files, out, limits)
        results = [out / f"{file.stem}.docx" for file in files]
        return [result.read_bytes() if result.is_file() else None for result in results]


def _convert(program: str, folder: Path, files: Sequence[Path], out: Path, limits: Limits) -> None:
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    bounds = Bounds(
        limits.seconds * _SHARE_OF_TIME,
        max(limits.memory_bytes, _LEAST_MEMORY),
        limits.unpacked_bytes,
        folder,
        limits.unpacked_bytes,
        _MOST_FILES,
    )
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        *map(str, files),
    ]
    code, _ = run_bounded(command, bounds)
    if code == _START_AGAIN:
        run_bounded(command, bounds)
