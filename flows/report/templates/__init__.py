"""Workbooks that towns, units and the county fill in."""

from flows.report.templates.issue import write_templates

__all__ = ["write_templates"]
