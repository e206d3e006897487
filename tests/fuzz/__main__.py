"""`make fuzz [MINUTES]`: damages the corpus until the time is up; a failure is saved beside it."""

import sys
import time

from tests.fuzz.make_corpus import CORPUS
from tests.fuzz.target import check, mutate

_MINUTES = 5.0


def main(minutes: float) -> int:
    files = [(path.name, path.read_bytes()) for path in sorted(CORPUS.iterdir()) if path.is_file()]
    end = time.monotonic() + minutes * 60
    first = seed = time.time_ns() % 2**40
    failures = 0
    while time.monotonic() < end:
        name, content = files[seed % len(files)]
        damaged = mutate(content, seed)
        try:
            check(damaged, name)
        except BaseException as error:  # a panic of the Rust reader is no Exception
            if isinstance(error, KeyboardInterrupt):
                break
            failures += 1
            (CORPUS / f"found-{seed}-{name}").write_bytes(damaged)
            print(f"seed {seed}, {name}: {type(error).__name__}: {error}")
        seed += 1
    print(f"{seed - first} files read, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else _MINUTES))
