from dataclasses import replace

from flows.alert.cards import make_card
from flows.alert.content import Card
from flows.report.letters.letter_topics import topics_of
from tests.alert.months import one_matter
from tests.report.month.rows import TOWN


def test_a_units_card_has_figures_towns_and_pace(review):
    month = one_matter(review)
    [topic] = topics_of(month, "县人社局")

    assert make_card(topic, month) == Card(
        name="脱贫人口务工就业规模",
        tag="提醒，第2个月",
        tone="red",
        figures="实际／应达 1,096／1,230人",
        missing="差134人",
        details=(
            "涉及2个镇，差距为仓上镇60、冷水镇20人。",
            "按现速年末约1,310人，达不到全年目标1,500人，每月需增加68人",
        ),
    )


def test_a_towns_card_tells_of_the_town_alone(review):
    month = one_matter(review)
    [topic] = topics_of(month, "仓上镇")

    card = make_card(topic, month)

    assert (card.figures, card.missing) == ("实际／应达 40／100人", "差60人")
    assert card.details == ("按现速年末约84人，达不到全年目标120人，每月需增加1人",)


def test_figures_of_an_earlier_month_name_it(review):
    """A town that reported nothing in July is still asked about June's figures."""
    month = one_matter(review)
    [topic] = topics_of(month, "仓上镇")
    july = replace(month, facts=replace(month.facts, period="2022-07"))

    assert make_card(topic, july).figures == "6月底实际／应达 40／100人"


def test_a_units_card_names_the_town_whose_figures_it_shows(review):
    month = one_matter(review)
    [matter] = month.matters
    of_town = replace(matter, is_county=False, area_code=TOWN, area="仓上镇")
    [topic] = topics_of(replace(month, matters=(of_town,)), "县人社局")
    alone = replace(of_town, towns=of_town.towns[:1])
    [only] = topics_of(replace(month, matters=(alone,)), "县人社局")

    assert make_card(topic, month).name == "仓上镇脱贫人口务工就业规模"
    assert make_card(topic, month).details[0] == "涉及2个镇，差距为仓上镇60、冷水镇20人。"
    assert make_card(only, month).details[0].startswith("按现速年末")
