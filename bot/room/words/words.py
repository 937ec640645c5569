"""What the page itself says, whatever the language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the page itself says; a language that lacks a word does not type-check."""

    lang: str
    day: str  # Babel patterns
    hour: str
    clock: str
    title: str
    what: str
    language: str
    clock_label: str
    move: str
    moves: tuple[tuple[str, str], ...]  # what is sent, and what the button says
    no_news: str
    elsewhere: str  # with {team}
    under_way: str
    clock_fixed: str
    stuck: str
    switch: str
    conversation: str  # with {team}
    skip: str  # with {team}
    empty: str  # with {name}
    somebody: str
    start: str
    only_you: str
    only_you_long: str
    you: str
    bot: str
    reply: str
    reply_to: str  # with {what}
    stop_reply: str
    where: str
    shared: str
    private: str
    line: str
    placeholder: str
    private_placeholder: str
    send: str
    close: str
    copy: str
    copied: str
    selected: str
    required: str
    fill_in: str
    suggestions: str
    new_below: str
    changed: str
    lost: str
    resting: str
    crowded: str
    unsure: str
    failed: str
    noscript: str
    gone: str
    unreadable: str
    too_long: str
    not_from_here: str
    not_this_host: str
    only_slot: str
    only_said: str
    week: str
    show_week: str
    guide: str
    steps: tuple[tuple[str, str, str, str], ...]  # its name, the button, what to do; not yet
    step_done: str
    guide_done: str
    guide_close: str
    try_line: str  # with {day}: what the first step writes for the newcomer
    entering: str
    no_link: str
    link_gone: str
    show_line: str  # with {n}
    place: str
    again: str
    again_sure: str
    verbs: tuple[tuple[str, str, bool], ...]  # the word, what it does, whether it names a slot
