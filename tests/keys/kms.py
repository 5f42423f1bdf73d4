"""AWS KMS on this machine: moto's server, a process of its own, with its ciphers and with AWS's rights.

It keeps keys in memory, encrypts by AES-256-GCM, and checks who asks against policies, as AWS does. It may
be stopped, and frozen, which is how a key service is slow.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import boto3

from tests.bench.bots import free_port

PATIENCE = 60.0
REGION = "eu-north-1"
SETTING_UP = 6
"""So many calls go unchecked: those that make two people in the account. After that, rights count."""


class Kms:
    def __init__(self) -> None:
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.key = ""
        self._people: dict[str, dict[str, str]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """As an operator sets it, pointed here."""
        return {"AWS_ENDPOINT_URL": self.url, "AWS_DEFAULT_REGION": REGION, **self._people["kaveri"]}

    def start(self) -> None:
        arguments = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        env = {**os.environ, "INITIAL_NO_AUTH_ACTION_COUNT": str(SETTING_UP)}
        self._process = subprocess.Popen(
            arguments, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        ends = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, "moto did not start"
            assert time.monotonic() < ends, "moto did not answer"
            time.sleep(0.05)

    def _answers(self) -> bool:
        with suppress(OSError):
            return urllib.request.urlopen(f"{self.url}/moto-api/", timeout=1).status == 200  # type: ignore[no-any-return] # noqa: S310
        return False

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)
            self._process.kill()
            self._process.wait()

    @contextmanager
    def slow(self) -> Iterator[None]:
        """It takes every call and answers none."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def set_up(self) -> None:
        """A key, somebody who may do everything, and Kaveri, who may use the key."""
        nobody = {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nobody"}
        iam = self.client("iam", nobody)
        for name in ("admin", "kaveri"):
            iam.create_user(UserName=name)
            iam.put_user_policy(UserName=name, PolicyName="it", PolicyDocument=_policy("Allow"))
            made = iam.create_access_key(UserName=name)["AccessKey"]
            self._people[name] = {
                "AWS_ACCESS_KEY_ID": made["AccessKeyId"],
                "AWS_SECRET_ACCESS_KEY": made["SecretAccessKey"],
            }
        self.key = self.new_key()

    def new_key(self) -> str:
        return str(self.client("kms", self._people["admin"]).create_key()["KeyMetadata"]["Arn"])

    @contextmanager
    def denied(self) -> Iterator[None]:
        """An administrator takes Kaveri's rights away."""
        iam = self.client("iam", self._people["admin"])
        iam.put_user_policy(UserName="kaveri", PolicyName="it", PolicyDocument=_policy("Deny"))
        try:
            yield
        finally:
            iam.put_user_policy(UserName="kaveri", PolicyName="it", PolicyDocument=_policy("Allow"))

    def client(self, service: str, by: dict[str, str]) -> Any:
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id=by["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=by["AWS_SECRET_ACCESS_KEY"],
        )


def _policy(effect: str) -> str:
    says = {"Effect": effect, "Action": "*", "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [says]})


@contextmanager
def a_kms() -> Iterator[Kms]:
    kms = Kms()
    kms.start()
    try:
        kms.set_up()
        yield kms
    finally:
        kms.stop()
