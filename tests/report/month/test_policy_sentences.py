from flows.catalog.policy import Policy
from flows.report.month.policy_sentences import escalation_sentences, status_sentences


def test_the_sentences_say_what_the_default_policy_does():
    assert escalation_sentences(Policy()) == (
        "首次预警的列入提醒，连续2期关注的也列入提醒；连续2期预警的升为督办；"
        "连续3期或12月仍为预警的升为通报；销号前层级不降。",
        "首次转为正常的予以销号。",
        "报表到期未报的提醒；连续2期未报的督办；连续3期未报的通报；补报后销号。",
    )
    assert status_sentences(Policy()) == (
        "差距在容许幅度以内（一般10%，比率5%，个别指标另定）为关注，超过为预警。",
    )


def test_another_policy_gives_other_sentences():
    policy = Policy.model_validate(
        {
            "tolerance": {"default": 0.15},
            "escalation": {
                "open_after_reds": 2,
                "resolve_after_greens": 2,
                "december_red_is_circular": False,
            },
        }
    )
    opens, ends, _ = escalation_sentences(policy)

    assert opens.startswith("连续2期预警的列入提醒")
    assert "12月" not in opens
    assert ends == "连续2期转为正常的予以销号。"
    assert "一般15%" in status_sentences(policy)[0]
