"""What a plan is called in a sentence."""

_KINDS = ("规划", "方案", "计划", "纲要", "意见", "要点", "行动")


def called_in_full(plan: str) -> str:
    """Return a plan's short name with its kind, once: 产业振兴方案, 产业发展规划."""
    return plan if plan.endswith(_KINDS) else f"{plan}方案"
