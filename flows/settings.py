"""Settings of one installation: `<home>/settings.toml`, overridden by XIANJIE_* variables."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from flows.channels import PASSWORD_VARIABLES, Imap, Robot, Smtp
from flows.errors import DeclarationError, UsageError
from flows.paths import Home
from flows.words.sentence import sentence
from flows.words.wrong_values import wrong_values


class Limits(BaseModel):
    """How much one received file may ask of the machine (intake.md, `file_unsafe`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 300_000_000
    compression_ratio: int = 200
    archive_entries: int = 500
    sheets: int = 200
    cells: int = 5_000_000
    memory_bytes: int = 1_000_000_000
    seconds: float = 30.0


class Schedule(BaseModel):
    """When `xianjie serve` runs the previous month: day of month and hour, Asia/Shanghai.

    After `grace_hours` without a run the month is overdue.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: int = Field(default=6, ge=1, le=28)
    hour: int = Field(default=8, ge=0, le=23)
    grace_hours: int = Field(default=6, ge=0, le=240)


class Retention(BaseModel):
    """How long files stay that a run can make again: page, charts, Data Docs (`xianjie prune`).

    `months`: of how many months up to the latest run they stay. `after_run`: whether the run of
    the latest month removes older ones; else only the command does.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: int = Field(default=24, ge=1, le=1200)
    after_run: bool = False


class Settings(BaseSettings):
    """All settings; unknown keys in the file are errors. `office` signs papers and mails."""

    model_config = SettingsConfigDict(
        env_prefix="XIANJIE_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    workers: int = Field(default_factory=lambda: min(8, os.cpu_count() or 1), ge=1, le=64)
    is_synthetic: bool = False
    office: str = ""
    #: Whether a PDF is written beside the bulletin where LibreOffice is installed (some seconds).
    pdf: bool = True
    #: How many earlier published files are kept beside the warehouse.
    keep_published: int = Field(default=3, ge=0, le=100)
    limits: Limits = Limits()
    smtp: Smtp = Smtp()
    imap: Imap = Imap()
    #: By a name of small letters, which is also the variable's: XIANJIE_ROBOTS__NAME__KEY.
    robots: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*$")], Robot] = {}
    schedule: Schedule = Schedule()
    retention: Retention = Retention()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over what the file says."""
        return env_settings, init_settings


def load_settings(home: Home) -> Settings:
    """Return the settings of a home folder, or raise DeclarationError naming every problem."""
    file = home.root / "settings.toml"
    text = ""
    try:
        text = file.read_text("utf-8-sig") if file.exists() else ""
        written = tomllib.loads(text)
        for place, variable in _secrets_in(written):
            values = {"file": file.name, "place": place, "variable": variable}
            raise DeclarationError(sentence("error.password", **values))
        return Settings(**written)
    except ValidationError as error:
        problems = wrong_values(error, text, "XIANJIE_")
        raise DeclarationError(
            sentence("error.settings", file=file.name, problems=problems)
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeclarationError(
            sentence("error.settings_file", file=file, reason=str(error))
        ) from None


def _secrets_in(written: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each secret that stands in the file, with the variable that it belongs into."""
    for section, variable in PASSWORD_VARIABLES.items():
        if "password" in _table(written.get(section)):
            yield f"{section}.password", variable
    for name, robot in _table(written.get("robots")).items():
        for secret in _table(robot).keys() & {"key", "secret"}:
            yield f"robots.{name}.{secret}", f"XIANJIE_ROBOTS__{name.upper()}__{secret.upper()}"


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def load_signed_settings(home: Home) -> Settings:
    """Return the settings of a home whose papers somebody signs, or raise DeclarationError."""
    settings = load_settings(home)
    if not settings.office.strip():
        raise DeclarationError(sentence("error.office", file=home.root / "settings.toml"))
    return settings


def find_home(home: Path | None) -> Home:
    """Return the home folder: the argument, else XIANJIE_HOME, else `./data` or `.`.

    Of the last two the one that has a `catalog/` counts; with none of them UsageError says what
    to give.
    """
    named = home or os.environ.get("XIANJIE_HOME")
    if named:
        return Home(Path(named).resolve())
    for folder in (Path("data"), Path()):
        if (folder / "catalog").is_dir():
            return Home(folder.resolve())
    raise UsageError(
        sentence("error.no_home", first=Path("data").resolve(), second=Path().resolve())
    )
