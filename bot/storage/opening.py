"""Opens the store that the settings name: everything in order, or a sentence that says what is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, select

from bot.rules.member import Member
from bot.storage.contract import CannotStart, Store
from bot.storage.database import Database
from bot.storage.hashes import Hashes
from bot.storage.keystore import KeyStore
from bot.storage.masterkey import KeySettings, MasterKey
from bot.storage.schema import DATA_SCHEMA, KEYS_SCHEMA, Schema, prepare, require
from bot.storage.sql import SqlStore
from bot.storage.sql_tx import House
from bot.storage.statements import Statements
from bot.storage.tables import table

ORGANISATION = table("organisation")


class StoreSettings(KeySettings, Protocol):
    """What ``bot.runtime.settings`` says of the databases."""

    @property
    def database_url(self) -> str: ...
    @property
    def keys_url(self) -> str: ...


class Clock(Protocol):
    def now(self) -> datetime: ...


def open_store(settings: StoreSettings, clock: Clock, next_wake: Callable[[Member], datetime]) -> Store:
    """The store behind ``database_url``, migrated and ready. Raises ``CannotStart`` or ``Unavailable``."""
    return _open(settings, clock, next_wake, prepare)


def join_store(settings: StoreSettings, clock: Clock, next_wake: Callable[[Member], datetime]) -> Store:
    """The store that a Kaveri of this release made already. Nothing is made or migrated. Raises the same."""
    return _open(settings, clock, next_wake, require)


def _open(
    settings: StoreSettings,
    clock: Clock,
    next_wake: Callable[[Member], datetime],
    bring: Callable[[Database, Schema], None],
) -> Store:
    master = MasterKey.from_settings(settings)
    if settings.database_url == settings.keys_url:
        raise CannotStart("KAVERI_DATABASE_URL and KAVERI_KEYS_URL name the same database; use two.")
    data = Database(settings.database_url, "KAVERI_DATABASE_URL")
    keys = Database(settings.keys_url, "KAVERI_KEYS_URL")
    try:
        return _opened(data, keys, KeyStore(keys, master, clock.now), next_wake, bring)
    except BaseException:
        data.close()
        keys.close()
        raise


def _opened(
    data: Database,
    keys: Database,
    store: KeyStore,
    next_wake: Callable[[Member], datetime],
    bring: Callable[[Database, Schema], None],
) -> SqlStore:
    bring(keys, KEYS_SCHEMA)
    store.check_master_key()
    bring(data, DATA_SCHEMA)
    organisation = _organisation(data, store)
    key = store.of(organisation)
    house = House(organisation, Statements(data), store, Hashes(key), next_wake)
    return SqlStore(data, keys, house, key.derive(b"token"))


def _organisation(data: Database, keys: KeyStore) -> str:
    """The one organisation, made at the first start; its key finds every address."""
    with data.reading() as connection:
        known = _known(connection)
    if known is None:
        with data.alone() as connection:
            known = _known(connection) or _founded(connection, keys)
    if keys.several([known]).get(known) is None:
        raise CannotStart(
            "KAVERI_KEYS_URL names a key store that does not belong to this database. Nothing was changed. "
            "Use the key store that was made with it, or a backup of that one."
        )
    return known


def _known(connection: Connection) -> str | None:
    return connection.scalar(select(ORGANISATION.c.id))


def _founded(connection: Connection, keys: KeyStore) -> str:
    organisation = os.urandom(16).hex()
    keys.make(organisation)
    connection.execute(ORGANISATION.insert(), {"id": organisation})
    return organisation
