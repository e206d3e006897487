"""Every setting with the value in force and where it comes from; secrets are masked."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, SecretStr

from flows.paths import Home
from flows.settings import load_settings

_MASK = "******"
_PREFIX = "XIANJIE_"


@dataclass(frozen=True)
class SettingLine:
    """One setting: its key as the file writes it, its value; `variable`, `file` or `default`."""

    key: str
    value: str
    source: str


def settings_in_force(home: Home) -> list[SettingLine]:
    """Return all settings in the order of the program; DeclarationError when one is wrong."""
    settings = load_settings(home)
    file = home.root / "settings.toml"
    written = tomllib.loads(file.read_text("utf-8-sig")) if file.exists() else {}
    in_file = {key for key, _ in _flat(written)}
    variables = {name.upper() for name, value in os.environ.items() if value}
    return [
        SettingLine(key, _shown(value), _source(key, in_file, variables))
        for key, value in _flat(dict(settings))
    ]


def _flat(values: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Yield every value below a table, with its key joined by dots."""
    for name, value in values.items():
        key = f"{above}{name}"
        table = dict(value) if isinstance(value, BaseModel) else value
        if isinstance(table, Mapping):
            yield from _flat(table, f"{key}.")
        else:
            yield key, value


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return _MASK if value.get_secret_value() else ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _source(key: str, in_file: set[str], variables: set[str]) -> str:
    if _PREFIX + key.upper().replace(".", "__") in variables:
        return "variable"
    return "file" if key in in_file else "default"
