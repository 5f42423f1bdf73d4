"""The only reader of the environment. Every setting, what it is for, and how to get it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.rules.people import Address

WRITTEN = "slack:T0123:U0456 (your profile → Copy member ID) or teams:TENANT:OBJECT (two GUIDs, from Entra)"


def written_address(text: str) -> Address:
    """An address as an operator writes it. Raises ``ValueError`` with a sentence."""
    match text.strip().split(":"):
        case ["slack", tenant, user] if tenant and user:
            return Address("slack", tenant, user)
        case ["teams", tenant, user] if tenant and user:
            return Address("teams", tenant.lower(), user.lower())
        case _:
            raise ValueError(f"An address is written as {WRITTEN}.")


LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Settings(BaseSettings):
    """Read from the environment as ``KAVERI_…``. Secrets are masked wherever they are printed."""

    model_config = SettingsConfigDict(env_prefix="KAVERI_", extra="ignore")

    database_url: str = Field(
        "sqlite:///kaveri.db",
        description="Where sealed rows are kept: sqlite:///PATH or postgresql+psycopg://USER@HOST/NAME.",
    )
    keys_url: str = Field(
        "sqlite:///kaveri-keys.db",
        description="Where members' keys are kept. A separate database, so that backups can be kept apart.",
    )
    master_key: SecretStr | None = Field(
        None,
        description="The master key itself, as printed by `kaveri new-key`. Or use master_key_file. While "
        "one is replaced (`kaveri keys rotate`), both, with a space between them and the newer one last.",
    )
    master_key_file: Path | None = Field(
        None,
        description="A file holding the master key, readable by Kaveri only. While one is replaced, both, "
        "one a line and the newer one last.",
    )
    key_service: str = Field(
        "",
        description="A key service that wraps the master key, in the place of both: aws-kms: and the ARN or "
        "alias of a symmetric key in AWS KMS. Install kaveri[aws]; region and credentials are found as the "
        "AWS command line finds them.",
    )
    waker: Literal["embedded", "procrastinate"] = Field(
        "embedded",
        description="Who hands on what is due: embedded, on either database, or procrastinate (PostgreSQL; "
        "install kaveri[procrastinate]). The same for every replica.",
    )
    host: str = Field("127.0.0.1", description="The address to listen on.")
    port: int = Field(8080, ge=1, le=65535, description="The port to listen on.")

    public_url: str = Field(
        "",
        description="Where browsers reach Kaveri: https://kaveri.example.com, no path. Members can then open "
        "a page of their own, at /me there. Empty: there is no such page. Members are told three weeks "
        "before.",
    )

    operator_name: str = Field(
        "", description="Who runs this Kaveri, as members read it. Another name is told to all of them."
    )
    source_url: str = Field(
        "", description="Where the program that runs here can be read, https://…, as members find it."
    )
    operator_doors: str = Field(
        "", description="One line of your own under the other doors: occupational health, say, with a number."
    )
    language: str = Field("en", description="The language where a person's own is not known: en or fi.")
    country: str = Field("FI", description="Whose helplines to show where a person's country is not known.")

    directory_file: Path | None = Field(
        None,
        description="A CSV file (platform,tenant,user,manager,unit; ids only): somebody outside the team is "
        "then never in it, and decides about nobody's work. Read at the start and whenever it changes. "
        "Members are told three weeks before it is used.",
    )
    packs: Path | None = Field(
        None,
        description="A folder of questionnaires (*.toml) which members may fill in for themselves: see "
        "`kaveri packs`. Read at the start, which is refused where one of them is broken.",
    )
    aggregates: bool = Field(
        False,
        description="Once a quarter, each team reads four numbers about its work, of what at least ten of "
        "its members let count. A team is a unit of the directory file; without one, everybody is one team.",
    )
    selftest_to: str = Field(
        "",
        description="Whom `kaveri selftest` sends its one notice: slack:TEAM:USER or teams:TENANT:OBJECT. "
        "Your own address, as the operator.",
    )
    selftest_every: float = Field(
        0,
        ge=0,
        description="Every how many hours (1 or more) `kaveri run` tests itself, with a notice to "
        "KAVERI_SELFTEST_TO; 0 is never.",
    )

    slack_bot_tokens: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (), description="One bot token (xoxb-…) per workspace, with commas between them."
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="From Basic Information → App Credentials. Needed unless Socket Mode is used."
    )
    slack_app_token: SecretStr | None = Field(
        None, description="An app-level token (xapp-…) with connections:write switches Socket Mode on."
    )
    slack_api_url: str = Field("https://slack.com/api/", description="Only changed to test against a fake.")

    slack_notices_a_second: float = Field(
        4,
        gt=0,
        le=50,
        description="How many notices go out to one workspace a second, by all replicas together. Slack "
        "allows several hundred messages a minute.",
    )

    teams_app_id: str = Field(
        "", description="The bot's Microsoft App ID, from the Azure Bot resource → Configuration."
    )
    teams_app_secret: SecretStr | None = Field(
        None, description="A client secret of that app registration. Not needed with a managed identity."
    )
    teams_managed_identity: bool = Field(
        False, description="Set to true where the bot is a user-assigned managed identity: no secret at all."
    )
    teams_tenants: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="The Microsoft Entra tenant IDs Kaveri serves, with commas between them; the first is "
        "the one the bot is registered in. Requests from any other are refused.",
    )
    teams_notices_a_second: float = Field(
        20,
        gt=0,
        le=50,
        description="How many notices go out to one tenant a second, by all replicas together. Teams allows "
        "fifty requests a second.",
    )
    teams_service_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (
            "smba.trafficmanager.net",
            "smba.infra.gcc.teams.microsoft.com",
            "smba.infra.gov.teams.microsoft.us",
        ),
        description="The only hosts Kaveri sends messages to, with commas between them.",
    )
    teams_service_url: str = Field(
        "https://smba.trafficmanager.net/teams/",
        description="Where a tenant is reached from which nothing came yet; changed for a government cloud.",
    )
    teams_issuer: str = Field(
        "https://api.botframework.com",
        description="Who vouches for what Teams sends; changed for a government cloud.",
    )
    teams_openid_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where the issuer's keys are found; changed for a government cloud.",
    )
    teams_login_url: str = Field(
        "https://login.microsoftonline.com",
        description="Where Kaveri signs in with its secret; changed for a government cloud.",
    )

    @field_validator("public_url")
    @classmethod
    def _is_an_origin(cls, value: str) -> str:
        """As browsers write it. What is private goes over TLS, except on this machine."""
        url = urlsplit(value.strip().lower().removesuffix("/"))
        name, usual = url.hostname or "", {"https": ":443", "http": ":80"}.get(url.scheme)
        bare = url.geturl() == f"{url.scheme}://{url.netloc}" and "@" not in url.netloc
        if value and (usual is None or not name or not name.isascii() or not bare):
            raise ValueError("It is written as https://kaveri.example.com, with nothing after the name.")
        if url.scheme == "http" and name not in LOOPBACK:
            raise ValueError("What stands on a member's page is private: it needs https.")
        return f"{url.scheme}://{url.netloc.removesuffix(usual or '')}" if value else ""

    @field_validator("source_url")
    @classmethod
    def _is_a_page(cls, value: str) -> str:
        url = urlsplit(value.strip())
        if value and (url.scheme not in ("https", "http") or not url.hostname):
            raise ValueError("It is written as https://git.example.com/kaveri.")
        return url.geturl()

    @field_validator("selftest_to")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        _ = value and written_address(value)
        return value

    @field_validator("selftest_every")
    @classmethod
    def _has_somebody_to_tell(cls, value: float, told: ValidationInfo) -> float:
        if 0 < value < 1:
            raise ValueError("Once an hour is the most: each time is a notice in somebody's chat.")
        if value and not told.data.get("selftest_to", "unreadable"):
            raise ValueError("KAVERI_SELFTEST_TO is not set, and the selftest needs somebody to send to.")
        return value

    @field_validator("slack_bot_tokens", "teams_tenants", "teams_service_hosts", mode="before")
    @classmethod
    def _between_commas(cls, value: object) -> object:
        return (
            [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        )
