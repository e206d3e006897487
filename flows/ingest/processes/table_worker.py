"""Reads one workbook's tables: `python -m flows.ingest.processes.table_worker`, over pipes."""

import logging
import os
import pickle
import sys

from flows.ingest.files.refusals import refuse
from flows.ingest.processes.process_limits import end_after, limit_memory
from flows.ingest.processes.table_answer import TableAnswer, TableRequest, read_tables


def main() -> None:
    """Answer the one request on standard input; prints go to standard error instead."""
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    request: TableRequest = pickle.load(sys.stdin.buffer)
    limit_memory(request.limits.memory_bytes)
    end_after(request.limits.seconds)
    try:
        answer = read_tables(request)
    except MemoryError:
        found = f"占用内存超过{request.limits.memory_bytes // 1_000_000} MB"
        answer = TableAnswer(findings=(refuse("file_unsafe", request.path.name, found),))
    end_after(0)
    pickle.dump(answer, sink, protocol=pickle.HIGHEST_PROTOCOL)
    sink.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
