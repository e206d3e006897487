"""A table worker that does what the file's name says: crash, hang, fill the memory or read."""

import os
import time

from flows.ingest.processes import table_worker

read_tables = table_worker.read_tables


def read(request):
    if request.path.stem == "crash":
        os.abort()
    if request.path.stem == "hang":
        time.sleep(60)
    if request.path.stem == "fill":
        bytes(4_000_000_000)
    return read_tables(request)


if __name__ == "__main__":
    table_worker.read_tables = read
    table_worker.main()
