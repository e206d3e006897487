"""`make bench`: prints every table of figures; ratios count, seconds are only shown.

`python -m tests.bench kills` and `kills_several` are run by themselves: each takes half an hour.
`reading_parts` and `judging_parts` share the time out among the steps; `month` and `demo` do so for
a month and for a whole `xianjie demo`. `outside` judges more simulated counties than the tests do.
"""

import importlib
import sys

BENCHES = ("reading", "judging", "province", "judging_parts", "charts", "month", "demo")


def main(names: list[str]) -> None:
    for name in names or BENCHES:
        print(f"\n== {name}")
        importlib.import_module(f"tests.bench.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
