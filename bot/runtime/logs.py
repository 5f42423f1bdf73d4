"""What is logged: the same few lines for every kind of event, and never what a library happened to see."""

from __future__ import annotations

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

TALKATIVE = (
    "slack_bolt", "slack_sdk", "aiohttp", "sqlalchemy", "alembic", "asyncio", "psycopg", "procrastinate",
    "boto3", "botocore", "msal", "msrest", "requests", "urllib3",
)  # fmt: skip
"""Libraries that write whole requests, statements or exceptions at their lower levels."""


TELLS_ALL = tuple(
    f"procrastinate.{name}"
    for name in ("worker", "worker.kaveri", "jobs", "manager", "utils", "periodic", "psycopg_connector")
)
"""A filter holds for one logger, and not for those below it."""


class _KindOnly(logging.Filter):
    """What a server could not read, its library quotes: and that may be what somebody wrote to Kaveri."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0] is not None:
            record.msg, record.args = "request not handled: %s", (record.exc_info[0].__name__,)
            record.exc_info = record.exc_text = None
        return True


class _ActionOnly(logging.Filter):
    """Procrastinate writes what a job was given, beside the line and in it: what it did is enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = "%s", (getattr(record, "action", "something went wrong"),)
        record.exc_info = record.exc_text = None
        for beside in ("job", "jobs", "exception", "job_result", "result"):
            record.__dict__.pop(beside, None)
        return True


_kind_only, _action_only = _KindOnly(), _ActionOnly()


def configure() -> None:
    """Log to standard error, ours from INFO on, the libraries' only what is wrong with them."""
    logging.basicConfig(level=logging.INFO, format=FORMAT)
    hush()


def hush() -> None:
    """Pin the libraries, whatever level the root has."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("aiohttp.server").addFilter(_kind_only)
    for name in TELLS_ALL:
        logging.getLogger(name).addFilter(_action_only)
