"""Settings of mail server, mailbox and robots; secrets come from the environment alone."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

#: The only place of each password, by the section of the settings that needs it.
PASSWORD_VARIABLES = {"smtp": "XIANJIE_SMTP__PASSWORD", "imap": "XIANJIE_IMAP__PASSWORD"}


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
            raise ValueError("login_in_clear")
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


class Robot(BaseModel):
    """A robot of a group chat; key and secret come from the environment alone.

    `url` only where the service is not at its usual address; HTTPS always.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    channel: Literal["wecom", "dingtalk"]
    url: str = Field(default="", pattern=r"^(https://.+)?$")
    key: SecretStr = SecretStr("")
    secret: SecretStr = SecretStr("")
    timeout_seconds: float = 10.0
