"""The words that are passed on: rendered in the reader's language, shown before, frozen, sent as shown."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from bot.messages.speech import Speech
from bot.rules.asking_events import Shown
from bot.rules.escalation import Release, Way
from bot.rules.people import Face
from bot.rules.policy import together
from bot.rules.words import Words


def released(release: Release, sender: Words, language: str, speech: Speech, two: bool = False) -> Words:
    """What one reader gets, word for word. ``two``: another one is asked together with them."""
    voice = speech.voice(language)
    lines = [
        voice("release-named", name=sender.reveal()) if release.named else voice("release-someone"),
    ]
    if two:
        lines.append(voice("release-two"))
    if release.way is not Way.ANY:
        lines.append(voice(f"release-{release.way}"))
    if release.note:
        lines.append(voice("release-note", note=release.note.reveal()))
    lines.append(voice("release-keep"))
    return Words("\n".join(lines))


def wish(text: Words, sender: Words, language: str, speech: Speech) -> Words:
    """What somebody with authority gets: who asks, for what, and what they are asked to answer."""
    voice = speech.voice(language)
    lines = (
        voice("release-change", name=sender.reveal()),
        text.reveal(),
        voice("release-change-answer"),
        voice("release-change-keep"),
    )
    return Words("\n".join(lines))


def change(text: Words, sender: Words, ally: Face, speech: Speech) -> Shown:
    """The ally, with the words that they would read."""
    return Shown(ally.id, ally.calendar, wish(text, sender, ally.language, speech))


def statement(text: Words, sender: Words, language: str, speech: Speech) -> Words:
    """What somebody reads who may say the same: whose words they are, the words, and what signing means."""
    voice, name = speech.voice(language), sender.reveal()
    means = voice("release-statement-means", name=name)
    return Words("\n".join((voice("release-statement", name=name), text.reveal(), means)))


def to_sign(text: Words, sender: Words, readers: Sequence[Face], speech: Speech) -> tuple[Shown, ...]:
    """Everybody who may sign, with the words each would read."""
    return tuple(
        Shown(reader.id, reader.calendar, statement(text, sender, reader.language, speech))
        for reader in readers
    )


def shown(release: Release, sender: Words, readers: Sequence[Face], speech: Speech) -> tuple[Shown, ...]:
    """Everybody who would be asked, with the words each would read."""
    pair = together(readers, release.order)
    return tuple(
        Shown(
            reader.id,
            reader.calendar,
            released(release, sender, reader.language, speech, reader in pair),
            any_hour=release.any_hour and reader.any_hour,
        )
        for reader in readers
    )


def proof(people: Sequence[Shown], release: Release | None = None) -> str:
    """A short proof of these words to these people in this order: what was shown is what is sent."""
    how = f"{release.order}\x1f{release.any_hour}" if release else ""
    text = "\x1e".join((how, *(f"{person.peer}\x1f{person.text.reveal()}" for person in people)))
    return sha256(text.encode()).hexdigest()[:24]
