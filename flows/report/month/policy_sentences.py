"""What the rules are, as sentences for papers and the page: built from the policy, never typed."""

from flows.catalog.policy import Policy
from flows.numbers_text import show_share
from flows.wording import LEVEL_NAMES, STATUS_NAMES

_FIRST, _SECOND, _THIRD = LEVEL_NAMES.values()
_GREEN, _YELLOW, _RED = (STATUS_NAMES[status] for status in ("green", "yellow", "red"))


def escalation_sentences(policy: Policy) -> tuple[str, ...]:
    """Return when a warning opens, rises and ends, and when a missing form is asked for."""
    rules = policy.escalation
    december = f"或12月仍为{_RED}" if rules.december_red_is_circular else ""
    return (
        f"{_in_a_row(rules.open_after_reds)}{_RED}的列入{_FIRST}，"
        f"连续{rules.open_after_yellows}期{_YELLOW}的也列入{_FIRST}；"
        f"连续{rules.supervision_after_reds}期{_RED}的升为{_SECOND}；"
        f"连续{rules.circular_after_reds}期{december}的升为{_THIRD}；销号前层级不降。",
        f"{_in_a_row(rules.resolve_after_greens)}转为{_GREEN}的予以销号。",
        f"报表到期未报的{_FIRST}；连续{rules.missing_supervision_after}期未报的{_SECOND}；"
        f"连续{rules.missing_circular_after}期未报的{_THIRD}；补报后销号。",
    )


def status_sentences(policy: Policy) -> tuple[str, ...]:
    """Return where green, yellow and red part."""
    tolerance = policy.tolerance
    return (
        f"差距在容许幅度以内（一般{show_share(tolerance.default)}，"
        f"比率{show_share(tolerance.rate)}，个别指标另定）为{_YELLOW}，超过为{_RED}。",
    )


def _in_a_row(count: int) -> str:
    return "首次" if count == 1 else f"连续{count}期"
