"""A home folder for the demo: the real catalogue, invented figures, clearly marked."""

import shutil
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.paths import SAMPLE_CATALOG, Home
from flows.period import periods_between, shift
from flows.simulate.fill_inbox import make_inbox
from flows.simulate.mergers import declare_merger

LAST_MONTH = "2022-06"
DEMO_SEED = 2022
_DONE = "simulated.txt"
#: Changes when the simulation does, so that an older demo is made anew.
_EDITION = 7
_BASELINES = (
    "indicator_code,area_code,year,value,note\n"
    "EMP-02,610929000000,2020,29500,模拟数据\n"
    "EMP-03,610929000000,2020,4100,模拟数据\n"
    "EMP-04,610929000000,2020,320,模拟数据\n"
)
_LOCAL_TARGETS = (
    "indicator_code,area_code,year,value,value_upper,revised_on,reason\n"
    "ECO-01,610929000000,2022,90,,,模拟数据：年度任务分解\n"
    "ECO-01,610929000000,2022,88,,2022-04-20,模拟数据：第一季度调度后调整\n"
    "ECO-01,610929100000,2022,92,,,模拟数据：年度任务分解\n"
    "EMP-15,610929000000,2022,450,,,模拟数据：年度任务分解\n"
)
_SETTINGS = """\
office = "县乡村振兴局"
is_synthetic = true
pdf = false
"""
_README = "本目录全部数据为模拟数据，仅供演示，与任何实际情况无关。\n"


def prepare_demo(home: Home, months: int) -> list[str]:
    """Make the demo's catalogue, settings and inbox; return its months in order.

    Nothing is made anew when the same months stand there already.
    """
    periods = periods_between(shift(LAST_MONTH, 1 - months), LAST_MONTH)
    version = load_catalog(SAMPLE_CATALOG).version
    mark = f"{_EDITION} {periods[0]} {periods[-1]} {version}\n"
    done = home.root / _DONE
    if done.exists() and done.read_text("utf-8") == mark:
        return periods
    shutil.copytree(SAMPLE_CATALOG, home.catalog, dirs_exist_ok=True)
    declare_merger(home.catalog / "areas.csv")
    _write(home.catalog / "baselines.csv", _BASELINES)
    _write(home.catalog / "targets_local.csv", _LOCAL_TARGETS)
    _write(home.root / "settings.toml", _SETTINGS)
    _write(home.root / "模拟数据.txt", _README)
    make_inbox(home, load_catalog(home.catalog), periods, DEMO_SEED)
    _write(done, mark)
    return periods


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
