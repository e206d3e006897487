from flows.catalog.policy import Policy
from flows.report.month.policy_sentences import escalation_sentences, status_sentences


def test_the_sentences_say_what_the_default_policy_does():
    assert escalation_sentences(Policy()) == (
        "首次预警的列入提醒，对照计划目标连续2期关注的也列入提醒；连续2期预警的升为督办；"
        "连续3期或12月仍为预警的升为通报；"
        "对照参考进度的最高为提醒，规定完成月份之前的最高为提醒；销号前层级不降。",
        "首次转为正常的予以销号。",
        "报表到期未报的提醒；连续2期未报的督办；连续3期未报的通报；补报后销号。",
    )
    assert status_sentences(Policy()) == (
        "未到期末或对照参考进度时，差距不超过2%的也算正常；差距在容许幅度以内（一般10%，比率5%，个别指标另定）为关注，超过为预警。",
    )


def test_another_policy_gives_other_sentences():
    policy = Policy.model_validate(
        {
            "tolerance": {"default": 0.15},
            "yellow_opens": 3,
            "level_cap_reference": 2,
            "resolve_after_greens": 2,
        }
    )
    opens, ends, _ = escalation_sentences(policy)

    assert "对照计划目标连续3期关注" in opens
    assert "对照参考进度的最高为督办" in opens
    assert ends == "连续2期转为正常的予以销号。"
    assert "一般15%" in status_sentences(policy)[0]
