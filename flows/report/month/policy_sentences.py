"""What the rules are, as sentences for papers and the page: built from the policy, never typed."""

from flows.catalog.policy import Policy
from flows.numbers_text import show_share
from flows.wording import LEVEL_NAMES, STATUS_NAMES

_FIRST, _SECOND, _THIRD = LEVEL_NAMES.values()
_GREEN, _YELLOW, _RED = (STATUS_NAMES[status] for status in ("green", "yellow", "red"))


def escalation_sentences(policy: Policy) -> tuple[str, ...]:
    """Return when a warning opens, rises and ends, and when a missing form is asked for."""
    of_reference = LEVEL_NAMES[policy.level_cap_reference]
    before_due = LEVEL_NAMES[policy.level_cap_before_due]
    return (
        f"首次{_RED}的列入{_FIRST}，对照计划目标连续{policy.yellow_opens}期{_YELLOW}的也列入{_FIRST}；"
        f"连续{policy.red_level_2}期{_RED}的升为{_SECOND}；"
        f"连续{policy.red_level_3}期或12月仍为{_RED}的升为{_THIRD}；"
        f"对照参考进度的最高为{of_reference}，规定完成月份之前的最高为{before_due}；"
        "销号前层级不降。",
        f"{_in_a_row(policy.resolve_after_greens)}转为{_GREEN}的予以销号。",
        f"报表到期未报的{_FIRST}；连续{policy.missing_level_2}期未报的{_SECOND}；"
        f"连续{policy.missing_level_3}期未报的{_THIRD}；补报后销号。",
    )


def status_sentences(policy: Policy) -> tuple[str, ...]:
    """Return where green, yellow and red part."""
    tolerance = policy.tolerance
    return (
        f"未到期末或对照参考进度时，差距不超过{show_share(policy.on_course)}的也算{_GREEN}；"
        f"差距在容许幅度以内（一般{show_share(tolerance.default)}，"
        f"比率{show_share(tolerance.rate)}，个别指标另定）为{_YELLOW}，超过为{_RED}。",
    )


def _in_a_row(count: int) -> str:
    return "首次" if count == 1 else f"连续{count}期"
