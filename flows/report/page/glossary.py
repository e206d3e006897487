"""The page's glossary: words in the order in which a reader meets them, figures from the policy."""

from flows.catalog.policy import Policy
from flows.report.month.policy_sentences import escalation_sentences, status_sentences
from flows.wording import LEVEL_NAMES, MAIL_NAMES, STATUS_NAMES, TARGET_NAMES, WATCH_LIST_NAME
from flows.words.place_words import PlaceWords


def glossary(policy: Policy, places: PlaceWords) -> tuple[tuple[str, str], ...]:
    """Return words with what they mean here."""
    *escalation, owed = escalation_sentences(policy)
    states = "、".join(STATUS_NAMES[status] for status in ("green", "yellow", "red"))
    return (
        (
            "应达（序时目标）",
            f"到本月底应达到的数，由年度目标按进度推算，取整数或整户、整{places.village}。",
        ),
        (TARGET_NAMES[False], f"方案或{places.county}里明确的目标。"),
        (
            TARGET_NAMES[True],
            "没有本年的计划目标时，按期末目标等推算的进度，不作为问责依据。",
        ),
        ("差距率", "实际值落后应达数的相对幅度，已达到的为0。"),
        (states, "".join(status_sentences(policy))),
        (STATUS_NAMES["missing"], "本月没有收到数据；不作为0，也不算达到。"),
        (STATUS_NAMES["not_due"], "按季节或完成期限，本月还不要求完成。"),
        (STATUS_NAMES["not_applicable"], "本地没有这项任务。"),
        ("、".join(LEVEL_NAMES.values()), "".join(escalation)),
        (MAIL_NAMES["missing"], owed),
        (WATCH_LIST_NAME, "只提示、不要求答复的事项：参考进度、未到期限的预警和首次的关注。"),
        ("同口径", "只比较两个月均考核的指标。"),
        ("覆盖率", f"本月有报送的{places.village}（或{places.town}）占应报送的比例。"),
    )
