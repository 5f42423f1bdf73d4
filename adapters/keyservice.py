"""AWS KMS as the key service. Retries, regions and credentials are the AWS library's own.

Why this one: it is the key service that most companies who want one have already, and its rights are managed
where their other rights are. The key never leaves it, every use stands in its own log, and a `Deny` or a
disabled key shuts Kaveri within minutes, whoever has the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart
from bot.storage.masterkey import Away, KeyService, Refused

T = TypeVar("T")

PREFIX = "aws-kms:"
CONNECTS_WITHIN, ANSWERS_WITHIN, TRIES = 2, 3, 3
"""Seconds, seconds, and how often altogether: nobody waits for it but the start and a thread of its own."""

NO = frozenset(
    {
        "AccessDeniedException",
        "DisabledException",
        "IncorrectKeyException",
        "InvalidCiphertextException",
        "InvalidKeyUsageException",
        "InvalidSignatureException",
        "KMSInvalidStateException",
        "NotFoundException",
        "UnrecognizedClientException",
    }
)
"""What AWS KMS answers where asking again does not help, and somebody has to change something."""
FORBIDDEN = (401, 403)


def key_service(settings: Settings) -> KeyService | None:
    """The one that the settings name, if they name one. Raises ``CannotStart``."""
    if not settings.key_service:
        return None
    if not (key := settings.key_service.removeprefix(PREFIX)) or key == settings.key_service:
        raise CannotStart(
            f"KAVERI_KEY_SERVICE is written as {PREFIX}KEY: the ARN or alias of a key in AWS KMS."
        )
    try:
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError
    except ImportError:
        raise CannotStart("AWS KMS needs one more package: pip install 'kaveri[aws]'.") from None
    config = Config(
        connect_timeout=CONNECTS_WITHIN,
        read_timeout=ANSWERS_WITHIN,
        retries={"mode": "standard", "total_max_attempts": TRIES},
    )
    try:
        return AwsKms(boto3.client("kms", config=config), key)
    except BotoCoreError as problem:
        raise CannotStart(f"AWS KMS is not set up: {str(problem).rstrip('.')}.") from None


class AwsKms:
    """A symmetric key in AWS KMS. What it wraps is bound to the master key's name."""

    where = "the key service (AWS KMS)"

    def __init__(self, client: Any, key: str) -> None:
        self._client = client
        self._key = key

    def wrap(self, secret: bytes, name: str) -> bytes:
        asked = {"KeyId": self._key, "Plaintext": secret, "EncryptionContext": _about(name)}
        return bytes(self._said(lambda: self._client.encrypt(**asked)["CiphertextBlob"]))

    def unwrap(self, wrapped: bytes, name: str) -> bytes:
        asked = {"KeyId": self._key, "CiphertextBlob": wrapped, "EncryptionContext": _about(name)}
        return bytes(self._said(lambda: self._client.decrypt(**asked)["Plaintext"]))

    def _said(self, ask: Callable[[], T]) -> T:
        """Its own words are dropped: they may quote who we are, and what was asked."""
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

        try:
            return ask()
        except ClientError as said:
            code = str(said.response.get("Error", {}).get("Code", ""))
            if code in NO or said.response.get("ResponseMetadata", {}).get("HTTPStatusCode") in FORBIDDEN:
                raise Refused(f"{self.where} refuses: {code}") from None
            raise Away(f"{self.where} does not answer: {code}") from None
        except NoCredentialsError:
            raise Refused(f"{self.where} cannot be asked: there are no AWS credentials") from None
        except BotoCoreError as failed:
            raise Away(f"{self.where} does not answer: {type(failed).__name__}") from None


def _about(name: str) -> dict[str, str]:
    return {"kaveri-master-key": name}
