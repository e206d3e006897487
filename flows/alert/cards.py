"""A recipient's matters as cards: figures, what is missing, who is behind, the pace needed."""

from flows.alert.content import Card
from flows.catalog.model import Catalog
from flows.report.letters.letter_topics import Topic
from flows.report.month.amounts import (
    actual,
    bound,
    figure_note,
    gap,
    monthly_need,
    target_word,
)
from flows.report.month.matter_sentences import month_end, outlook_phrase, towns_sentence
from flows.report.month.review import Review
from flows.wording import LEVEL_NAMES

MOST_CARDS = 5


def make_card(topic: Topic, review: Review) -> Card:
    """Return a topic as a card of the month's mail; older figures name their own month."""
    indicator, row, catalog = topic.matter.indicator, topic.row, review.facts.catalog
    unit = indicator.unit
    reached = actual(indicator, row).removesuffix(unit) if unit else actual(indicator, row)
    figures = f"{reached}／{bound(indicator, row)}{figure_note(indicator, row, catalog)}"
    if row.is_reference:
        figures += f"，{target_word(indicator, row, catalog)}"
    need = monthly_need(indicator, row)
    return Card(
        name=topic.name,
        tag=f"{LEVEL_NAMES[topic.level]}，第{topic.months}个月",
        tone="red" if row.status == "red" else "yellow",
        figures=f"{_when(row.period, review.period)}实际／应达 {figures}",
        missing=gap(indicator, row, topic.missing),
        details=tuple(
            text
            for text in (
                _towns(topic, catalog),
                "，".join(part for part in (outlook_phrase(indicator, row), need) if part),
            )
            if text
        ),
    )


def _when(figures_of: str, period: str) -> str:
    return "" if figures_of == period else month_end(figures_of, period)


def _towns(topic: Topic, catalog: Catalog) -> str:
    """Return the towns behind for a unit, beside the one that is named; a town knows of itself."""
    is_told = topic.part is not None or [topic.whose] == [one.town for one in topic.matter.towns]
    return "" if is_told else towns_sentence(topic.matter, catalog)
