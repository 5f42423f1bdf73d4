"""Passkeys as browsers send them, looked at by py_webauthn: the one place that knows it.

What comes out are plain values. Whatever is wrong with what was sent, the answer is ``None`` and takes as
long: a passkey that nobody has is looked at with a key that nobody was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    bytes_to_base64url,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    RegistrationCredential,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bot.rules.doorways import Doorway
from bot.runtime.doorways import LASTS, Answer, Making, Passkey

REQUIRED = UserVerificationRequirement.REQUIRED
MILLISECONDS = int(LASTS.total_seconds() * 1000)
NOBODYS = bytes.fromhex(
    "a5010203262001"
    "2158206b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "2258204fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)
"""A key on the curve that most phones use: its base point."""


@dataclass(frozen=True, slots=True)
class Made:
    """A passkey just made, and the challenge that it says it answers: not looked at yet."""

    challenge: bytes = field(repr=False)
    credential: RegistrationCredential = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """A passkey that somebody showed: not looked at yet."""

    answer: Answer
    credential: AuthenticationCredential = field(repr=False)


class Passkeys:
    def __init__(self, public_url: str) -> None:
        self._origin = public_url
        self._host = urlsplit(public_url).hostname or ""

    def to_make(self, making: Making, name: str, there: tuple[str, ...]) -> str:
        """What the browser is asked for. ``name`` is all that the phone's list shows beside the address."""
        options = generate_registration_options(
            rp_id=self._host,
            rp_name=name,
            user_name=name,
            user_id=making.handle,
            challenge=making.challenge,
            timeout=MILLISECONDS,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=REQUIRED
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(id)) for id in there],
        )
        return options_to_json(options)

    def to_show(self, challenge: bytes) -> str:
        options = generate_authentication_options(
            rp_id=self._host, challenge=challenge, timeout=MILLISECONDS, user_verification=REQUIRED
        )
        return options_to_json(options)

    def made(self, sent: str) -> Made | None:
        try:
            credential = parse_registration_credential_json(sent)
            return Made(_challenge(credential.response.client_data_json), credential)
        except Exception:  # noqa: BLE001 - what a stranger sends breaks in ways that a library does not name
            return None

    def accepted(self, made: Made) -> Passkey | None:
        try:
            seen = verify_registration_response(
                credential=made.credential,
                expected_challenge=made.challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except Exception:  # noqa: BLE001 - as above
            return None
        id, key = bytes_to_base64url(seen.credential_id), bytes_to_base64url(seen.credential_public_key)
        return Passkey(id, key, seen.sign_count)

    def shown(self, sent: str) -> Shown | None:
        try:
            credential = parse_authentication_credential_json(sent)
            challenge = _challenge(credential.response.client_data_json)
            id = bytes_to_base64url(credential.raw_id)
            return Shown(Answer(id, credential.response.user_handle or b"", challenge), credential)
        except Exception:  # noqa: BLE001 - as above
            return None

    def true(self, shown: Shown, kept: Doorway | None) -> int | None:
        """The passkey's new count, if it is this one and says so truly."""
        try:
            seen = verify_authentication_response(
                credential=shown.credential,
                expected_challenge=shown.answer.challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=base64url_to_bytes(kept.key) if kept else NOBODYS,
                credential_current_sign_count=kept.count if kept else 0,
                require_user_verification=True,
            )
        except Exception:  # noqa: BLE001 - as above
            return None
        return seen.new_sign_count if kept else None


def _challenge(client_data: bytes) -> bytes:
    """Only of a page that stands by itself: in a frame of another one, somebody else asks."""
    said = parse_client_data_json(client_data)
    if said.cross_origin:
        raise ValueError("asked for in somebody else's page")
    return said.challenge
