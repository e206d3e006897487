"""RAR archives (version 5, members stored) of raw blocks: no free program writes them."""

import struct
import zlib

_SIGNATURE = b"Rar!\x1a\x07\x01\x00"
_MAIN, _FILE, _END = 1, 2, 5
_HAS_DATA, _HAS_CRC = 2, 4
_UNIX, _PLAIN_FILE = 1, 0o100644


def rar_file(members: dict[str, bytes]) -> bytes:
    """Return an archive of the members."""
    blocks = [_block(_number(_MAIN) + _number(0) + _number(0))]
    for name, content in members.items():
        own = name.encode()
        head = b"".join(map(_number, (_FILE, _HAS_DATA, len(content), _HAS_CRC, len(content))))
        head += _number(_PLAIN_FILE) + struct.pack("<L", zlib.crc32(content))
        head += b"".join(map(_number, (0, _UNIX, len(own)))) + own
        blocks.append(_block(head) + content)
    return b"".join([_SIGNATURE, *blocks, _block(_number(_END) + _number(0) + _number(0))])


def _block(head: bytes) -> bytes:
    size = _number(len(head))
    return struct.pack("<L", zlib.crc32(size + head)) + size + head


def _number(value: int) -> bytes:
    parts = []
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])
