"""A document as PDF by LibreOffice, where there is one."""

import logging
import shutil
import subprocess
import tempfile
from pathlib import Path

log = logging.getLogger(__name__)
_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 120


def write_pdf(document: Path, *, seconds: float = _SECONDS) -> Path | None:
    """Write the PDF beside the document and return it; None without LibreOffice or in time.

    Takes some seconds; runs with a profile of its own, so that an open LibreOffice is no trouble.
    A PDF that is not older than the document stays.
    """
    target = document.with_suffix(".pdf")
    if target.exists() and target.stat().st_mtime_ns >= document.stat().st_mtime_ns:
        return target
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        log.info("no LibreOffice: %s stays without a PDF", document.name)
        return None
    with tempfile.TemporaryDirectory() as scratch:
        command = [
            program,
            f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            scratch,
            str(document),
        ]
        try:
            subprocess.run(command, check=True, timeout=seconds, capture_output=True)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("LibreOffice made no PDF of %s: %s", document.name, error)
            return None
        made = Path(scratch) / f"{document.stem}.pdf"
        if not made.exists():
            log.warning("LibreOffice made no PDF of %s", document.name)
            return None
        aside = target.with_name(target.name + ".part")
        shutil.copyfile(made, aside)
        aside.replace(target)
        return target
