"""The page's own words, complete in both languages. What the bot says comes in its own words."""

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
    under_way: str
    clock_fixed: str
    stuck: str
    switch: str
    conversation: str  # with {team}
    skip: str  # with {team}
    empty: str
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
    required: str
    suggestions: str
    new_below: str
    changed: str
    lost: str
    unsure: str
    failed: str
    noscript: str
    gone: str
    unreadable: str
    too_long: str
    not_from_here: str
    not_this_host: str
    only_slot: str
    verbs: tuple[tuple[str, str], ...]


DANISH = Words(
    lang="da",
    day="EEEE 'den' d. MMMM",
    hour="HH.mm",
    clock="EEEE 'den' d. MMMM 'kl.' HH.mm",
    title="Rykker · bibliotek og avis",
    what="Bibliotek og avis aftaler fra dag til dag. Tryk i den ene side; den anden følger med.",
    language="Sprog",
    clock_label="Rummets ur",
    move="Flyt rummets ur",
    moves=(
        ("hour", "+1 time"),
        ("day", "+1 dag"),
        ("next", "Til næste besked"),
        ("real", "Rigtig tid"),
    ),
    no_news="Der kom ingen besked i syv dage. Uret er stillet en uge frem.",
    under_way="Uret er allerede på vej.",
    clock_fixed="Uret kan ikke flyttes her.",
    stuck="Alt er ikke sendt endnu, så uret er stoppet undervejs. Prøv igen om lidt.",
    switch="Vis siden fra",
    conversation="Samtalen, set fra {team}",
    skip="Gå til skrivelinjen: {team}",
    empty="Her er stille endnu. Prøv: /slot foreslå Debat om havnen torsdag kl. 19 @journalist",
    only_you="kun dig",
    only_you_long="Kun du kan se dette",
    you="dig",
    bot="Rykker",
    reply="Svar",
    reply_to="Svar på: {what}",
    stop_reply="Svar ikke på den alligevel",
    where="Hvor skal det hen?",
    shared="Fælles",
    private="Privat til Rykker",
    line="Skriv en besked",
    placeholder="Skriv til fælles, eller /slot foreslå …",
    private_placeholder="Skriv til Rykker, fx “ja” eller “kan fredag kl. 10”",
    send="Send",
    close="Luk",
    required="skal udfyldes",
    suggestions="Forslag",
    new_below="Nyt længere nede",
    changed="Et kort er ændret",
    lost="Forbindelsen er væk; jeg prøver igen",
    unsure="Jeg ved ikke, om det nåede frem. Prøv igen; det sker kun én gang.",
    failed="Jeg kan ikke gemme lige nu, så intet er ændret. Prøv igen om lidt; "
    "det, du skrev, står her endnu.",
    noscript="Rummet har brug for JavaScript for at følge med.",
    gone="Beskeden findes ikke mere. Genindlæs siden.",
    unreadable="Det kunne jeg ikke læse. Genindlæs siden, og prøv igen.",
    too_long="Det er for langt til én besked. Del den i to.",
    not_from_here="Det kom ikke fra rummets egen side, så intet er ændret.",
    not_this_host="Rummet er kun åbent på denne maskine: brug http://localhost eller http://127.0.0.1.",
    only_slot="Jeg kender kun kommandoen /slot. Prøv /slot hjælp.",
    verbs=(
        ("foreslå", "et arrangement med titel, tid og @navn"),
        ("ja", "sig ja: ja #42"),
        ("nej", "takket nej: nej #42"),
        ("anden tid", "foreslå en anden tid: anden tid #42 fredag kl. 10"),
        ("afbud", "meld afbud: afbud #42 akut nyhed"),
        ("alligevel", "I kan alligevel: alligevel #42"),
        ("vis", "vis én: vis #42"),
        ("liste", "alt, der kommer"),
        ("hjælp", "sådan virker det"),
    ),
)
ENGLISH = Words(
    lang="en",
    day="EEEE d MMMM",
    hour="HH:mm",
    clock="EEEE d MMMM, HH:mm",
    title="Rykker · library and newspaper",
    what="A library and a newspaper agree from day to day. Tap on one side; the other follows.",
    language="Language",
    clock_label="The room's clock",
    move="Move the room's clock",
    moves=(
        ("hour", "+1 hour"),
        ("day", "+1 day"),
        ("next", "To the next message"),
        ("real", "Real time"),
    ),
    no_news="No message came for seven days. The clock is now a week ahead.",
    under_way="The clock is on its way already.",
    clock_fixed="The clock cannot be moved here.",
    stuck="Not everything has been sent yet, so the clock stopped on the way. "
    "Try again in a moment.",
    switch="Show the side of",
    conversation="The conversation as {team} sees it",
    skip="Go to the message line: {team}",
    empty="Quiet so far. Try: /slot propose Debate about the harbour Thursday 19:00 @journalist",
    only_you="only you",
    only_you_long="Only you can see this",
    you="you",
    bot="Rykker",
    reply="Reply",
    reply_to="Reply to: {what}",
    stop_reply="Do not reply to it after all",
    where="Where should it go?",
    shared="Shared",
    private="Private to Rykker",
    line="Write a message",
    placeholder="Write to everyone, or /slot propose …",
    private_placeholder="Write to Rykker, e.g. “yes” or “can do Friday at 10”",
    send="Send",
    close="Close",
    required="must be filled in",
    suggestions="Suggestions",
    new_below="New further down",
    changed="A card has changed",
    lost="The connection is gone; trying again",
    unsure="I cannot tell whether it got through. Try again; it will happen only once.",
    failed="I cannot save anything right now, so nothing has changed. Try again in a moment; "
    "what you wrote is still here.",
    noscript="The room needs JavaScript to keep up.",
    gone="That message is no longer there. Reload the page.",
    unreadable="I could not read that. Reload the page and try again.",
    too_long="That is too long for one message. Split it in two.",
    not_from_here="That did not come from the room's own page, so nothing has changed.",
    not_this_host="The room is only open on this machine: use http://localhost or http://127.0.0.1.",
    only_slot="The only command I know is /slot. Try /slot help.",
    verbs=(
        ("propose", "an event with a title, a time and @name"),
        ("accept", "say yes: accept #42"),
        ("decline", "say no: decline #42"),
        ("counter", "another time: counter #42 Friday 10:00"),
        ("bump", "pull out: bump #42 breaking news"),
        ("restore", "you can after all: restore #42"),
        ("show", "show one: show #42"),
        ("list", "everything coming"),
        ("help", "how it works"),
    ),
)
LANGUAGES = {"da": DANISH, "en": ENGLISH}


def words_for(lang: str | None, default: str = "da") -> Words:
    """The words of `lang`; of `default`, and then Danish, where there is no such table."""
    return LANGUAGES.get(lang or "") or LANGUAGES.get(default, DANISH)
