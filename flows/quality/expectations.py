"""Great Expectations behind one function: a frame and rules in, offending rows by rule out."""

import datetime as dt
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import pandas as pd

from flows.errors import DeclarationError
from flows.quality.data_docs import make_offline
from flows.quality.rules import Rule
from flows.wording import FINDING_NAMES
from flows.words.sentence import sentence

#: One module sets its own level and tells of a temporary folder in every run.
_TALKATIVE = ("great_expectations", "great_expectations.data_context.types.base")
_NAME = "tidy_cells"
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
    frame: pd.DataFrame,
    rules: Sequence[Rule],
    docs: DocsSite | None = None,
    own_words: Callable[[str], str] = str,
) -> list[Offence]:
    """Return what breaks which rule, in the order of the rules; one validation for the run.

    With `docs` the Data Docs are built again, in the county's `own_words`. A rule that could not be
    evaluated raises DeclarationError: an empty result never passes for a good one.
    """
    gx = load_great_expectations()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    actions = [_docs_action(gx, context, docs)] if docs is not None else []
    checkpoint = context.checkpoints.add(
        gx.Checkpoint(
            name=_NAME,
            validation_definitions=[_definition(gx, context, rules, own_words)],
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


@contextmanager
def expectations_loading() -> Iterator[None]:
    """Load Great Expectations meanwhile: a flow waits for its server, then for its readers."""
    loading = Thread(target=load_great_expectations, daemon=True)
    loading.start()
    yield
    loading.join()


def load_great_expectations() -> Any:
    """Return Great Expectations, quiet; it takes seconds to import, so only a run loads it."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    gx = import_module("great_expectations")
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    return gx


def _docs_action(gx: Any, context: Any, docs: DocsSite) -> Any:
    shutil.rmtree(docs.folder, ignore_errors=True)
    context.add_data_docs_site("local", _site(docs.folder))
    return gx.checkpoint.UpdateDataDocsAction(name="docs", site_names=["local"])


def _definition(
    gx: Any, context: Any, rules: Sequence[Rule], own_words: Callable[[str], str]
) -> Any:
    """Return the suite of all rules bound to the frame that a run hands over."""
    suite = gx.ExpectationSuite(name=_NAME)
    for rule in rules:
        suite.add_expectation(_expectation(rule, own_words(FINDING_NAMES[rule.code])))
    asset = context.data_sources.add_pandas("received").add_dataframe_asset(_NAME)
    batch = asset.add_batch_definition_whole_dataframe("run")
    suite = context.suites.add(suite)
    return context.validation_definitions.add(
        gx.ValidationDefinition(name=_NAME, data=batch, suite=suite)
    )


def _expectation(rule: Rule, name: str) -> Any:
    kind = getattr(import_module("great_expectations.expectations"), rule.expect, None)
    if kind is None:
        raise DeclarationError(sentence("error.rule_class", rule=rule.id, name=rule.expect))
    said = f"{name}：{rule.meaning}"
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
            raise DeclarationError(sentence("error.rule_unevaluated", rule=identity))
        indexes = result.result.get("unexpected_index_list") or []
        found[identity] = tuple(sorted({int(index["row_number"]) for index in indexes}))
    if set(found) != {rule.id for rule in rules}:
        raise DeclarationError(sentence("error.rules_unevaluated"))
    return [Offence(rule, found[rule.id]) for rule in rules if found[rule.id]]
