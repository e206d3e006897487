"""Reads tests/cases/*.txt: examples separated by blank lines, `名称：内容` on each line."""

import math
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"


def read_examples(name: str) -> list[dict[str, str]]:
    """The examples of a truth table in their order; lines that begin with # are for readers."""
    lines = (CASES / f"{name}.txt").read_text("utf-8").splitlines()
    text = "\n".join(line.strip() for line in lines if not line.startswith("#"))
    return [
        dict(line.split("：", 1) for line in block.strip().splitlines())
        for block in text.split("\n\n")
        if block.strip()
    ]


def title_of(example: dict[str, str]) -> str:
    return example["例"]


def numbers(text: str) -> list[float]:
    """The numbers of a line; — is no number."""
    return [math.nan if part == "—" else float(part) for part in text.split()]


def by_year(text: str) -> dict[int, float]:
    """`2021=100 2024=160` as numbers by year."""
    pairs = (part.split("=") for part in text.split())
    return {int(year): float(value) for year, value in pairs}
