"""The members of whatever a sniffed file packs: ZIP, 7z, RAR or a mail with attachments."""

from collections.abc import Callable, Iterator

from flows.ingest.files.archives.members import UnpackedMember
from flows.ingest.files.archives.rar import unpack_rar
from flows.ingest.files.archives.saved_mail import unpack_mail
from flows.ingest.files.archives.seven_zip import unpack_7z
from flows.ingest.files.archives.zip_members import unpack_zip
from flows.settings import Limits

#: Containers that hold files; a mail may hold one of the others, those hold no further one.
UNPACKERS: dict[str, Callable[[bytes, Limits], Iterator[UnpackedMember]]] = {
    "archive": unpack_zip,
    "7z": unpack_7z,
    "rar": unpack_rar,
    "mail": unpack_mail,
}


def unpack(container: str, content: bytes, limits: Limits) -> Iterator[UnpackedMember]:
    """Yield the members of a file that the sniffer calls by one of the containers."""
    return UNPACKERS[container](content, limits)
