"""Great Expectations behind one function: a frame and rules in, offending rows by rule out."""

import datetime as dt
import logging
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from flows.errors import DeclarationError
from flows.quality.data_docs import make_offline
from flows.quality.rules import Rule
from flows.wording import FINDING_NAMES

#: One module sets its own level and tells of a temporary folder in every run.
_TALKATIVE = ("great_expectations", "great_expectations.data_context.types.base")
#: What names a broken row, for this module and for the reader of the Data Docs.
_INDEX = ("row_number", "file_name", "sheet", "cell")


@dataclass(frozen=True)
class Offence:
    """A rule and the `row_number`s that break it."""

    rule: Rule
    rows: tuple[int, ...]


@dataclass(frozen=True)
class DocsSite:
    """Where the Data Docs go, and what the run and its moment are called in them."""

    folder: Path
    run_name: str
    run_time: dt.datetime


def validate(
    frame: pd.DataFrame, rules: Sequence[Rule], docs: DocsSite | None = None
) -> list[Offence]:
    """Return what breaks which rule, in the order of the rules; one validation for the run.

    With `docs` the Data Docs are built anew. A rule that could not be evaluated raises
    DeclarationError: an empty result never passes for a good one.
    """
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    gx: Any = import_module("great_expectations")
    catalogue = import_module("great_expectations.expectations")
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    suite = gx.ExpectationSuite(name="tidy_cells")
    for rule in rules:
        suite.add_expectation(_expectation(catalogue, rule))
    suite = context.suites.add(suite)
    asset = context.data_sources.add_pandas("received").add_dataframe_asset("tidy_cells")
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(
            name="tidy_cells", data=asset.add_batch_definition_whole_dataframe("run"), suite=suite
        )
    )
    actions = []
    if docs is not None:
        shutil.rmtree(docs.folder, ignore_errors=True)
        context.add_data_docs_site("local", _site(docs.folder))
        actions.append(gx.checkpoint.UpdateDataDocsAction(name="docs", site_names=["local"]))
    checkpoint = context.checkpoints.add(
        gx.Checkpoint(
            name="tidy_cells",
            validation_definitions=[definition],
            actions=actions,
            result_format={
                "result_format": "COMPLETE",
                "unexpected_index_column_names": list(_INDEX),
            },
        )
    )
    run_id = gx.RunIdentifier(docs.run_name, docs.run_time) if docs is not None else None
    result = checkpoint.run(batch_parameters={"dataframe": frame}, run_id=run_id)
    if docs is not None:
        make_offline(docs.folder)
    (run,) = result.run_results.values()
    return _offences(run.results, rules)


def _expectation(catalogue: Any, rule: Rule) -> Any:
    kind = getattr(catalogue, rule.expect, None)
    if kind is None:
        raise DeclarationError(f"rule {rule.id}: {rule.expect} is no Great Expectations class")
    said = f"{FINDING_NAMES[rule.code]}：{rule.meaning}"
    return kind(**rule.arguments, severity=rule.severity, meta={"id": rule.id}, description=said)


def _site(folder: Path) -> dict[str, object]:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            # Great Expectations would replace $name by a variable.
            "base_directory": str(folder).replace("$", r"\$"),
        },
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }


def _offences(results: Sequence[Any], rules: Sequence[Rule]) -> list[Offence]:
    found: dict[str, tuple[int, ...]] = {}
    for result in results:
        identity = result.expectation_config.meta["id"]
        if not result.success and "unexpected_count" not in result.result:
            raise DeclarationError(f"rule {identity} could not be evaluated")
        indexes = result.result.get("unexpected_index_list") or []
        found[identity] = tuple(sorted({int(index["row_number"]) for index in indexes}))
    if set(found) != {rule.id for rule in rules}:
        raise DeclarationError("Great Expectations did not evaluate every rule")
    return [Offence(rule, found[rule.id]) for rule in rules if found[rule.id]]
