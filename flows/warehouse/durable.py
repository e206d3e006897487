"""Files that survive a power cut: written aside, synced with their folder, then named."""

import os
import shutil
from pathlib import Path


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file so that the target is whole or not there at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.part")
    shutil.copyfile(source, aside)
    sync_file(aside)
    aside.replace(target)
    sync_folder(target.parent)


def write_durably(target: Path, content: str | bytes) -> None:
    """Write a text (in UTF-8) or bytes so that the target is whole or not there at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.part")
    aside.write_bytes(content.encode() if isinstance(content, str) else content)
    sync_file(aside)
    aside.replace(target)
    sync_folder(target.parent)


def sync_file(file: Path) -> None:
    """Let the file's content reach the disk."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Let the folder's names reach the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
