"""What offices may decide differently (rules.md section 9), from `policy.yml`."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tolerance(_Part):
    """Largest shortfall that is still yellow, as a share of expected."""

    default: float = Field(default=0.10, ge=0, lt=1)
    rate: float = Field(default=0.05, ge=0, lt=1)


class Escalation(_Part):
    """When an episode opens, at which run of reds it climbs, when it ends (rules.md section 7)."""

    open_after_reds: int = Field(default=1, ge=1)
    open_after_yellows: int = Field(default=2, ge=1)
    resolve_after_greens: int = Field(default=1, ge=1)
    supervision_after_reds: int = Field(default=2, ge=1)
    circular_after_reds: int = Field(default=3, ge=1)
    december_red_is_circular: bool = True
    missing_supervision_after: int = Field(default=2, ge=1)
    missing_circular_after: int = Field(default=3, ge=1)


class Colours(_Part):
    """The colours of the five states, everywhere the same."""

    green: str = "#2E8B57"
    yellow: str = "#E6A700"
    red: str = "#C8372D"
    missing: str = "#9AA0A6"
    no_target: str = "#D9DCE0"


class Letters(_Part):
    """How the three letters (三函) are numbered and how many days an answer may take.

    Without a `number_word` (机关代字) it is the county's first character and 衔函.
    """

    number_word: str = Field(default="", max_length=12)
    reminder_answer_days: int = Field(default=5, ge=1, le=60)
    supervision_answer_days: int = Field(default=3, ge=1, le=60)
    circular_answer_days: int = Field(default=3, ge=1, le=60)


class Policy(_Part):
    """All figures that an office may change; a change is a rule change in the status log."""

    carry_forward_months: int = Field(default=2, ge=0, le=11)
    missing_counts_in_score: bool = True
    tolerance: Tolerance = Tolerance()
    escalation: Escalation = Escalation()
    colours: Colours = Colours()
    headlines: tuple[str, ...] = ("ECO-01", "EMP-14", "IND-73")
    headline_sums: tuple[str, ...] = ("collective_operating_income_ytd",)
    letters: Letters = Letters()


def read_policy(file: Path) -> tuple[Policy, list[str]]:
    """Return the policy of a file (the defaults without one) and what is wrong with it."""
    if not file.exists():
        return Policy(), []
    try:
        return Policy.model_validate(yaml.safe_load(file.read_text("utf-8-sig")) or {}), []
    except ValidationError as error:
        return Policy(), [
            f"{file.name}：{'.'.join(str(part) for part in problem['loc'])}：{problem['msg']}"
            for problem in error.errors()
        ]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return Policy(), [f"{file.name}：不是可读的 YAML 文件（{error}）"]
