"""A home folder for the demo: the real catalogue, invented figures, clearly marked."""

import shutil
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.paths import PROJECT, Home
from flows.period import periods_between, shift
from flows.simulate.inbox import make_inbox

LAST_MONTH = "2022-06"
_DONE = "simulated.txt"
_BASELINES = (
    "indicator_code,area_code,year,value\n"
    "EMP-02,610929000000,2020,29500\n"
    "EMP-03,610929000000,2020,4100\n"
    "EMP-04,610929000000,2020,320\n"
)
_README = "本目录全部数据为模拟数据，仅供演示，与任何实际情况无关。\n"


def prepare_demo(home: Home, months: int) -> list[str]:
    """Make the demo's catalogue, settings and inbox; return its months in order.

    Nothing is made anew when the same months stand there already.
    """
    periods = periods_between(shift(LAST_MONTH, 1 - months), LAST_MONTH)
    mark = f"{periods[0]} {periods[-1]} {load_catalog(PROJECT / 'data' / 'catalog').version}\n"
    done = home.root / _DONE
    if done.exists() and done.read_text("utf-8") == mark:
        return periods
    shutil.copytree(PROJECT / "data" / "catalog", home.catalog, dirs_exist_ok=True)
    _write(home.catalog / "baselines.csv", _BASELINES)
    _write(home.root / "settings.toml", "is_synthetic = true\n")
    _write(home.root / "模拟数据.txt", _README)
    make_inbox(home, load_catalog(home.catalog), periods)
    _write(done, mark)
    return periods


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
