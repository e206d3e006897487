"""Settings of one installation: `<home>/settings.toml`, overridden by XIANJIE_* variables."""

import os
import tomllib
from pathlib import Path
from typing import Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from flows.errors import DeclarationError, UsageError
from flows.paths import Home
from flows.words.sentence import sentence

#: The only place of each password, by the section of the settings that needs it.
PASSWORD_VARIABLES = {"smtp": "XIANJIE_SMTP__PASSWORD", "imap": "XIANJIE_IMAP__PASSWORD"}


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


class Smtp(BaseModel):
    """The mail server; the password comes from the environment alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = ""
    port: int = 465
    security: Literal["tls", "starttls", "none"] = "tls"
    user: str = ""
    password: SecretStr = SecretStr("")
    sender: str = "xianjie@example.org"
    reply_to: str = ""
    timeout_seconds: float = 20.0
    attempts: int = Field(default=3, ge=1, le=10)
    recipients_per_mail: int = Field(default=50, ge=1, le=100)
    allow_login_in_clear: bool = False
    attachment_bytes: int = 10_000_000

    @model_validator(mode="after")
    def _keep_the_password_secret(self) -> Self:
        if self.user and self.security == "none" and not self.allow_login_in_clear:
            raise ValueError(
                "security 'none' with a user would send the password in clear; use tls or "
                "starttls, or set allow_login_in_clear = true"
            )
        return self


class Imap(BaseModel):
    """The mailbox that reports come to; without a host `fetch-mail` is off.

    TLS from the first byte, always. Messages older than `days` are not looked at.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = ""
    port: int = 993
    user: str = ""
    password: SecretStr = SecretStr("")
    folder: str = "INBOX"
    days: int = Field(default=60, ge=1, le=3660)
    timeout_seconds: float = 20.0
    answers: bool = True


class Schedule(BaseModel):
    """When `xianjie serve` runs the previous month: day of month and hour, Asia/Shanghai."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: int = Field(default=6, ge=1, le=28)
    hour: int = Field(default=8, ge=0, le=23)


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
    schedule: Schedule = Schedule()

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
    try:
        written = tomllib.loads(file.read_text("utf-8-sig")) if file.exists() else {}
        for section, variable in PASSWORD_VARIABLES.items():
            if "password" in written.get(section, {}):
                values = {"file": file.name, "section": section, "variable": variable}
                raise DeclarationError(sentence("error.password", **values))
        return Settings(**written)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
            for problem in error.errors()
        )
        raise DeclarationError(
            sentence("error.settings", file=file.name, problems=problems)
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeclarationError(
            sentence("error.settings_file", file=file, reason=str(error))
        ) from None


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
