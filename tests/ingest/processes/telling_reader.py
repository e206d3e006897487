"""A reading process that does what the file's name says: tell what it knows, or end badly."""

import os
import pickle
import signal
import sys

from flows.ingest.processes.messages import Answer


def serve() -> None:
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    pickle.load(source)
    say(sink, "ready")
    while True:
        try:
            request = pickle.load(source)
        except EOFError:
            return
        for file in request.files:
            if file.name == "die":
                os._exit(3)
            if file.name == "alarm":
                os.kill(os.getpid(), signal.SIGALRM)
            if file.name == "noise":
                sink.write(b"no message\n")
                sink.flush()
                continue
            told = {
                "history": request.history,
                "environment": sorted(os.environ),
                "quiet": "",
            }
            say(sink, Answer([], str(told[file.name])) if file.name in told else "out of turn")


def say(sink, message: object) -> None:
    pickle.dump(message, sink)
    sink.flush()


if __name__ == "__main__":
    serve()
