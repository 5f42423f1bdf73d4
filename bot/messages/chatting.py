"""A talk in the chat: what Kaveri says there, and what lines and buttons mean. Only for whoever chose it."""

from __future__ import annotations

from collections.abc import Callable

from bot.messages.actions import Action
from bot.messages.cards import ChatButton, ChatTurn
from bot.messages.given import Given, Read
from bot.messages.speech import Voice
from bot.rules import asking_in_chat, subjects
from bot.rules.chat import ENERGY, LINE, OFF, InChat, Kind
from bot.rules.chat_events import ButtonSaid, LineDeleted, LineEdited, LineSaid, WindowWanted
from bot.rules.checkin import LINE_LIMIT, wants_asking
from bot.rules.events import Typed, Visited
from bot.rules.hearing import Wish
from bot.rules.member import Member
from bot.rules.places import Place

ACTIONS = (Action.TYPED, Action.EDITED, Action.DELETED, Action.CHAT, Action.CHAT_WINDOW)

SHOWS_NOTHING = frozenset({Action.TYPED, Action.EDITED, Action.DELETED, Action.CHAT})
"""These are answered in the chat or not at all: no window follows."""

SECOND_THOUGHTS = frozenset({Action.EDITED, Action.DELETED})

Seal = Callable[[str], str]
"""A token of its own for each button: what it says is not readable in the chat's records."""


def turn(voice: Voice, chosen: InChat, seal: Seal) -> ChatTurn:
    """One message of Kaveri's in the chat, with the buttons that answer it."""
    if chosen.question:
        return ChatTurn(
            chosen, _asked(voice, chosen), (*_answers(voice, chosen, seal), _ways(voice, chosen, seal))
        )
    if chosen.kind is Kind.LATER:
        return ChatTurn(chosen, voice("chat-wait"))
    return ChatTurn(chosen, voice(f"chat-{chosen.kind}"), (_doors(voice, seal),))


def _asked(voice: Voice, chosen: InChat) -> str:
    kind = chosen.question if chosen.question in (ENERGY, OFF, LINE) else "anchor"
    question = voice(f"chat-ask-{kind}", anchor=chosen.anchor.reveal())
    match chosen.kind:
        case Kind.OPENING:
            return f"{voice('chat-hello')} {question}"
        case Kind.AGAIN:
            return voice(f"chat-again-{kind if kind in ('anchor', LINE) else 'scale'}")
        case Kind.TOO_LONG:
            return voice("too-long", limit=LINE_LIMIT)
        case _:
            return question


def _answers(voice: Voice, chosen: InChat, seal: Seal) -> tuple[tuple[ChatButton, ...], ...]:
    if chosen.question == LINE:
        return ()
    if chosen.question in (ENERGY, OFF):
        return (tuple(_button(str(n), str(n), seal) for n in range(1, 6)),)
    return (tuple(_button(voice(f"kept-{kept}"), kept, seal) for kept in ("yes", "partly", "no")),)


def _ways(voice: Voice, chosen: InChat, seal: Seal) -> tuple[ChatButton, ...]:
    wishes = (
        Wish.SKIP,
        *((Wish.BACK,) if chosen.may_go_back else ()),
        *((Wish.LATER,) if chosen.may_wait else ()),
        Wish.STOP,
    )
    window = ChatButton(voice("chat-window"), Action.CHAT_WINDOW, seal(""), opens=True)
    return (*(_button(voice(f"chat-{wish}"), wish, seal) for wish in wishes), window)


def _doors(voice: Voice, seal: Seal) -> tuple[ChatButton, ...]:
    """The same under every last turn, whatever was answered."""
    return (
        ChatButton(voice("home-open"), Action.CHAT_WINDOW, seal(""), opens=True),
        ChatButton(voice("home-person"), Action.PERSON, opens=True),
        ChatButton(voice("home-doors"), Action.DOORS, opens=True),
    )


def _button(label: str, says: str, seal: Seal) -> ChatButton:
    return ChatButton(label, Action.CHAT, seal(says))


# --- Presses. ------------------------------------------------------------------------------------


def read(given: Given, action: Action, member: Member) -> Read:
    """What was typed is looked at for somebody who chose to talk here, and for nobody else."""
    named = subjects.turn_in(given.subject)
    elsewhere = given.here is not None and given.here != member.addresses[0]
    talk = None if elsewhere else asking_in_chat.talk_of(member)
    current = named is not None and talk is not None and talk.id == named.talk
    match action:
        case Action.TYPED if talk is not None:
            return Read((LineSaid(given.line, given.text("text")),), Place.FIRST)
        case Action.TYPED:
            return Read((Typed(),), Place.FIRST)
        case Action.EDITED if talk is not None:
            return Read((LineEdited(given.line, given.text("text")),), Place.FIRST)
        case Action.DELETED if talk is not None:
            return Read((LineDeleted(given.line),), Place.FIRST)
        case Action.CHAT if named is not None and current:
            return Read((ButtonSaid(named.talk, named.turn, given.said),), Place.FIRST)
        case Action.CHAT:
            return Read((), Place.NOT_OPEN)
        case Action.CHAT_WINDOW if (
            named is not None and named.kind == Kind.SAVED and wants_asking(member.history)
        ):
            return Read((), Place.AFTER_CHECK_IN)
        case Action.CHAT_WINDOW:
            there = (WindowWanted(named.talk),) if named is not None else ()
            return Read((*there, Visited()), Place.FIRST)
        case _:
            return Read((), Place.FIRST)


def again(given: Given) -> Read:
    return Read((), Place.FIRST)
