"""A reading process that does what the file's first word says: crash, hang, or fail."""

import os
import time

from flows.ingest import read_file
from flows.ingest.processes import worker

read_one, interpret = worker.read_one, read_file.interpret


def read(content: bytes, *rest, **named):
    if content.startswith(b"CRASH"):
        os.abort()
    if content.startswith(b"HANG"):
        time.sleep(60)
    if content.startswith(b"FILL"):
        bytes(4_000_000_000)
    if content.startswith(b"FAIL"):
        read_file.interpret = fail
    try:
        return read_one(content, *rest, **named)
    finally:
        read_file.interpret = interpret


def fail(workbook, catalog, period, history):
    raise RuntimeError("an unforeseen fault")


if __name__ == "__main__":
    worker.read_one = read
    worker.main()
