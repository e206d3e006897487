"""`make fuzz [MINUTES]`: damages the corpus until the time is up; a failure is saved in `found/`.

Each file is written down before it is read, and read in a process of its own: a reader that aborts
(a native library that asks for absurd memory) costs one process, as in every command, and leaves
the file behind.
"""

import multiprocessing
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.make_corpus import CORPUS
from tests.fuzz.target import check, mutate

_MINUTES = 5.0
#: An old Word document takes LibreOffice seconds: it is damaged once in so many rounds.
_ROUNDS_PER_DOC = 100
_CONTEXT = multiprocessing.get_context("fork")


def main(minutes: float) -> int:
    """Print how many files were read, how many failed, and how many readers were aborted."""
    end = time.monotonic() + minutes * 60
    first = seed = time.time_ns() % 2**40
    failures = aborts = 0
    with tempfile.TemporaryDirectory() as folder:
        noted = Path(folder) / "reading"
        while time.monotonic() < end:
            given, taken = _CONTEXT.Pipe(duplex=False)
            child = _CONTEXT.Process(target=_read_many, args=(seed, end, noted, taken))
            child.start()
            taken.close()
            child.join()
            if child.exitcode:
                aborts += 1
                seed, failed, name = _noted_seed(noted)
                failures += failed
                _save(f"aborted-{seed}-{name}", noted.with_suffix(".bytes").read_bytes())
                print(f"seed {seed}, {name}: the process ended with {child.exitcode}", flush=True)
                seed += 1
            else:
                seed, failed = given.recv()
                failures += failed
    print(f"{seed - first} files read, {failures} failures, {aborts} readers aborted")
    return 1 if failures else 0


def _read_many(seed: int, end: float, noted: Path, told: object) -> None:
    """Read damaged files until the time is up; send the next seed and the number of failures."""
    files = [(path.name, path.read_bytes()) for path in sorted(CORPUS.iterdir()) if path.is_file()]
    failures = 0
    while time.monotonic() < end:
        rounds, place = divmod(seed, len(files))
        name, content = files[place]
        if name.endswith(".doc") and rounds % _ROUNDS_PER_DOC:
            seed += 1
            continue
        damaged = mutate(content, seed)
        noted.with_suffix(".bytes").write_bytes(damaged)
        noted.write_text(f"{seed} {failures} {name}", "utf-8")
        try:
            check(damaged, name)
        except BaseException as error:  # a panic of the Rust reader is no Exception
            if isinstance(error, KeyboardInterrupt):
                break
            failures += 1
            _save(f"found-{seed}-{name}", damaged)
            print(f"seed {seed}, {name}: {type(error).__name__}: {error}", flush=True)
        seed += 1
    told.send((seed, failures))


def _noted_seed(noted: Path) -> tuple[int, int, str]:
    """Return the seed, the failures before it and the name of the file that was read last."""
    number, failures, name = noted.read_text("utf-8").split(" ", 2)
    return int(number), int(failures), name


def _save(name: str, content: bytes) -> None:
    """Keep what was found out of the corpus: it would be damaged again and again."""
    folder = CORPUS.with_name("found")
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else _MINUTES))
