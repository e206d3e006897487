"""What offices may decide differently (rules.md section 9), from `policy.yml`."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flows.words.wrong_values import wrong_values

Basis = Literal[
    "stated",
    "every_year",
    "maintain",
    "end_of_period",
    "baseline",
    "local",
    "prorated",
    "interpolated",
    "from_observed",
    "carried",
    "allocated",
]


Review = Literal["first", "town", "county"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tolerance(_Part):
    """Largest shortfall that is still yellow, as a share of expected."""

    default: float = Field(default=0.10, ge=0, lt=1)
    rate: float = Field(default=0.05, ge=0, lt=1)


class Points(_Part):
    """What a status is worth in a town's score (rules.md section 8)."""

    green: float = Field(default=1.0, ge=0, le=1)
    yellow: float = Field(default=0.6, ge=0, le=1)
    red: float = Field(default=0.0, ge=0, le=1)
    missing: float = Field(default=0.0, ge=0, le=1)


class Colours(_Part):
    """The colours of the states, everywhere the same."""

    green: str = "#2E8B57"
    yellow: str = "#E6A700"
    red: str = "#C8372D"
    missing: str = "#9AA0A6"
    not_due: str = "#B7C9D9"
    not_applicable: str = "#ECEEF0"
    no_target: str = "#D9DCE0"


class Letters(_Part):
    """How the three letters (三函) are numbered and how many working days an answer may take.

    Without a `number_word` (机关代字) it is the first characters of county and subject, and 函. The
    pattern has the places {word}, {year} and {number}. Levels that need a release are drafts until
    then. Without `copies` the county's own 督查室 gets one.
    """

    number_word: str = Field(default="", max_length=12)
    number_pattern: str = Field(default="{word}〔{year}〕{number}号", pattern=r".*\{number\}.*")
    needs_release: tuple[int, ...] = (2, 3)
    copies: tuple[str, ...] | None = None
    reminder_answer_days: int = Field(default=5, ge=1, le=60)
    supervision_answer_days: int = Field(default=3, ge=1, le=60)
    circular_answer_days: int = Field(default=3, ge=1, le=60)


class SpotChecks(_Part):
    """How the half-yearly inspection (半年抽查) draws and what its errors cost.

    Of each town's villages (for forms by town: of the towns) that sent a form, `share` is drawn,
    at least `at_least`; of each drawn form at most `figures_per_form` figures (0: all). A figure is
    wrong when it differs by more than the share `tolerance`. A town loses `points_per_percent` for
    every percentage point of its error rate above `allowed_rate`, at most `most_points`: nothing
    until the office sets it.
    """

    share: float = Field(default=0.10, gt=0, le=1)
    at_least: int = Field(default=2, ge=1)
    figures_per_form: int = Field(default=6, ge=0)
    tolerance: float = Field(default=0.0, ge=0, lt=1)
    confidence: float = Field(default=0.95, ge=0.5, lt=1)
    allowed_rate: float = Field(default=0.0, ge=0, le=1)
    points_per_percent: float = Field(default=0.0, ge=0)
    most_points: float = Field(default=100.0, ge=0)
    answer_days: int = Field(default=10, ge=1, le=60)


class Deductions(_Part):
    """What a year's reports cost a town or unit in the annual assessment (年底考核).

    Points for each form that came late or never came, each file that was rejected whole, each
    figure that the county had to correct; with what inspections cost (`SpotChecks`) together at
    most `most`. Nothing until the office sets it.
    """

    late: float = Field(default=0, ge=0, le=100)
    missing: float = Field(default=0, ge=0, le=100)
    rejected: float = Field(default=0, ge=0, le=100)
    corrected: float = Field(default=0, ge=0, le=100)
    most: float = Field(default=10, ge=0, le=100)


class Policy(_Part):
    """All figures that an office may change; a change is a rule change in the status log.

    `yellow_opens`, `red_level_2`, `red_level_3`: the number of consecutive yellows or reds from
    which an episode opens or reaches the level. `level_cap_*`: the highest level towards which a
    red against a reference, or before its due month, counts. `resolve_after_greens`: greens in a
    row. The `missing_level_*` count due months without a submission. `counts_from`: the review
    level (三级核查) from which the figures of a submission count. There is no headline unless the
    file names some. `subject`: what the work is called in papers (衔接工作调度通报); nothing
    unless the file names it.
    """

    subject: str = Field(default="", max_length=12)
    carry_months: int = Field(default=2, ge=0, le=11)
    reference_bases: tuple[Basis, ...] = (
        "prorated",
        "interpolated",
        "from_observed",
        "carried",
        "allocated",
    )
    tolerance: Tolerance = Tolerance()
    on_course: float = Field(default=0.02, ge=0, lt=1)
    held_share: float = Field(default=0.10, ge=0, le=1)
    yellow_opens: int = Field(default=2, ge=1)
    red_level_2: int = Field(default=2, ge=1)
    red_level_3: int = Field(default=3, ge=1)
    level_cap_reference: int = Field(default=1, ge=1, le=3)
    level_cap_before_due: int = Field(default=1, ge=1, le=3)
    resolve_after_greens: int = Field(default=1, ge=1)
    missing_level_2: int = Field(default=2, ge=1)
    missing_level_3: int = Field(default=3, ge=1)
    counts_from: Review = "first"
    points: Points = Points()
    colours: Colours = Colours()
    headlines: tuple[str, ...] = ()
    headline_sums: tuple[str, ...] = ()
    letters: Letters = Letters()
    spot_checks: SpotChecks = SpotChecks()
    deductions: Deductions = Deductions()


def read_policy(file: Path) -> tuple[Policy, list[str]]:
    """Return the policy of a file (the defaults without one) and what is wrong with it."""
    if not file.exists():
        return Policy(), []
    text = ""
    try:
        text = file.read_text("utf-8-sig")
        return Policy.model_validate(yaml.safe_load(text) or {}), []
    except ValidationError as error:
        return Policy(), [f"{file.name}：{one.text('zh')}" for one in wrong_values(error, text)]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return Policy(), [f"{file.name}：不是可读的 YAML 文件（{error}）"]
