"""A received file as the files it holds: members of an archive, attachments of a mail."""

import hashlib
from dataclasses import dataclass, replace

from flows.finding import Finding
from flows.ingest.files.archives.unpack import UNPACKERS, unpack
from flows.ingest.files.refusals import refuse
from flows.ingest.files.sniff import Sniffed, sniff
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.word.office_program import convert_documents, find_office
from flows.settings import Limits


@dataclass(frozen=True)
class Part:
    """One file to open, or the finding why it is not."""

    name: str
    digest: str
    content: bytes
    sniffed: Sniffed
    finding: Finding | None = None


def split_parts(part: Part, limits: Limits) -> list[Part]:
    """Return a received file as the files it holds, never none; a plain file is its only part.

    A mail may hold an archive, an archive holds no further one. Old Word documents come out as
    what LibreOffice makes of them, all in one start.
    """
    return _convert_old_documents(_unpack_all(part, limits), limits)


def _unpack_all(whole: Part, limits: Limits) -> list[Part]:
    """Return one part per member; what could not be unpacked has a digest of its own as well."""
    container = whole.sniffed.container
    if container not in UNPACKERS:
        return [whole]
    parts: list[Part] = []
    for member in unpack(container, whole.content, limits):
        name = f"{whole.name}/{member.name}" if member.name else whole.name
        own = hashlib.sha256(member.content).hexdigest()
        if member.problem:
            own = hashlib.sha256(f"{whole.digest}/{member.name}".encode()).hexdigest()
            finding = refuse(member.problem, name, member.found)
            parts.append(
                Part(name, own if member.name else whole.digest, b"", Sniffed("empty"), finding)
            )
            continue
        sniffed = sniff(member.content)
        if sniffed.container not in UNPACKERS:
            parts.append(Part(name, own, member.content, sniffed))
        elif container == "mail" and sniffed.container != "mail":
            parts += _unpack_all(Part(name, own, member.content, sniffed), limits)
        else:
            parts.append(Part(name, own, b"", Sniffed("foreign", "压缩包中还有压缩包")))
    if not parts:
        finding = refuse("file_empty", whole.name, "压缩包中没有文件")
        parts.append(Part(whole.name, whole.digest, b"", Sniffed("empty"), finding))
    return parts


def _convert_old_documents(parts: list[Part], limits: Limits) -> list[Part]:
    """Return the parts with every old Word document as what LibreOffice makes of it."""
    old = [part for part in parts if part.sniffed.container == "doc"]
    if not old:
        return parts
    try:
        converted = convert_documents([part.content for part in old], limits)
    except UnsafeFileError as error:
        refusals = [
            replace(part, finding=refuse("file_unsafe", part.name, str(error))) for part in old
        ]
        made = dict(zip(map(id, old), refusals, strict=True))
    else:
        pairs = zip(old, converted, strict=True)
        made = {id(part): _as_new_document(part, content) for part, content in pairs}
    return [made.get(id(part), part) for part in parts]


def _as_new_document(part: Part, content: bytes | None) -> Part:
    if content is not None:
        sniffed = sniff(content)
        if sniffed.container == "docx":
            return replace(part, content=content, sniffed=sniffed)
    found = "旧版 Word 文档" if find_office() else "旧版 Word 文档（本机没有 LibreOffice）"
    return replace(part, sniffed=Sniffed("foreign", found))
