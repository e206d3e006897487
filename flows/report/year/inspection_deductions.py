"""What the half-yearly inspections (半年抽查) of a year deduct, with their error rates."""

from collections.abc import Iterable, Iterator

from flows.catalog.policy import SpotChecks
from flows.numbers_text import show_number, show_share
from flows.report.month.phrases import join_names
from flows.report.spot_checks.inspection import Inspection, RateLine
from flows.report.year.deductions import INSPECTED, Deduction


def inspection_deductions(inspections: Iterable[Inspection]) -> Iterator[Deduction]:
    """Yield one fact for each half-year and town of which a checked figure was wrong.

    Its points are those of `sampling_results` (rules.md section 9): 0 where the rate is allowed.
    """
    for inspection in inspections:
        for town in sorted(inspection.towns, key=lambda one: one.area_code):
            if town.wrong:
                yield _deduction(inspection, town)


def _deduction(inspection: Inspection, town: RateLine) -> Deduction:
    forms = _wrong_by_form(inspection, town.area_code)
    return Deduction(
        reporter=town.name,
        kind=INSPECTED,
        form=join_names(list(forms)),
        period=inspection.half,
        evidence=_evidence(inspection, town, forms),
        points=town.deduction,
    )


def _wrong_by_form(inspection: Inspection, town_code: str) -> dict[str, int]:
    """Return how many of a town's figures were wrong, by the form's name, in catalogue order."""
    figures = inspection.figures
    wrong = figures[(figures["town_code"] == town_code) & figures["is_wrong"]]
    counts = wrong["form"].value_counts()
    forms = inspection.catalog.forms
    return {form.name: int(counts[form.form]) for form in forms if form.form in counts.index}


def _evidence(inspection: Inspection, town: RateLine, forms: dict[str, int]) -> str:
    rule = inspection.catalog.policy.spot_checks
    text = f"现场核查{town.checked}个上报数，不一致{town.wrong}个"
    if len(forms) > 1:
        text += f"（{join_names([f'《{name}》{count}个' for name, count in forms.items()])}）"
    text += f"，差错率{town.rate_text}（{show_share(rule.confidence)}的置信区间为"
    return f"{text}{town.interval_text}），{_cost(town, rule)}"


def _cost(town: RateLine, rule: SpotChecks) -> str:
    """Return how the points follow from the rate, or why there are none."""
    if not rule.points_per_percent:
        return "扣分标准未定，不扣分"
    if not town.deduction:
        return f"未超过允许的{show_share(rule.allowed_rate)}，不扣分"
    above = f"超过{show_share(rule.allowed_rate)}的部分" if rule.allowed_rate else ""
    text = f"{above}每个百分点扣{show_number(rule.points_per_percent)}分"
    if town.deduction >= rule.most_points:
        text += f"，最多扣{show_number(rule.most_points)}分"
    return text
