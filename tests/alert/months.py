"""One month with one matter, for tests that look at a mail."""

from dataclasses import replace

from tests.report.month.built import matter, quiet

TOWN = [("仓上镇", 40.0), ("冷水镇", 80.0)]


def one_matter(review, towns=TOWN, **values):
    """The month with nothing but one matter of 县人社局 in which two towns are behind."""
    catalog = review.facts.catalog
    facts = replace(
        review.facts,
        findings=review.facts.findings.iloc[:0],
        resubmission_changes=review.facts.resubmission_changes.iloc[:0],
    )
    month = replace(quiet(review), facts=facts)
    return replace(month, matters=(matter(catalog, towns=towns, **values),))


def with_catalog(review, **tables):
    """The month with other tables of the catalogue."""
    catalog = replace(review.facts.catalog, **tables)
    return replace(review, facts=replace(review.facts, catalog=catalog))
