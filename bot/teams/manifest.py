"""What Teams must be told about the app, as the package its administrators upload.

`rykker manifest teams` writes it. What it asks for holds only where a team or chat adds it: to hear
what is written there, as an answer in the thread under a card mentions nobody.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.teams.icons import colour_icon, outline_icon

SCHEMA = "1.30"
SCHEMAS = f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}"
ADDRESS = "https://rykker.example.org"

NAME = "Rykker"
SHORT = {
    "da": "Holder styr på jeres fælles arrangementer fra dag til dag",
    "en": "Keeps your shared events in order from day to day",
}
FULL = {
    "da": "Et bibliotek og en avis laver arrangementer sammen. I foreslår, svarer og melder afbud, "
    "hvor I skriver sammen i forvejen. Rykker spørger, husker og holder kortene sande, og finder "
    "en ny tid, når en historie kommer i vejen.",
    "en": "A library and a newspaper make events together. You propose, answer and pull out where "
    "you write to each other anyway. Rykker asks, remembers and keeps the cards true, and finds a "
    "new time when a story gets in the way.",
}
#: What Teams suggests while people type, and what it does; at most twelve.
COMMANDS: dict[str, tuple[tuple[str, str], ...]] = {
    "da": (
        ("foreslå", "Foreslå et arrangement: foreslå Debat torsdag kl. 19 @navn"),
        ("ja", "Sig ja: ja #42"),
        ("nej", "Sig nej: nej #42"),
        ("anden tid", "Foreslå en anden tid: anden tid #42 fredag kl. 10"),
        ("afbud", "Meld afbud: afbud #42 akut nyhed"),
        ("alligevel", "I kan alligevel: alligevel #42"),
        ("vis", "Vis ét arrangement: vis #42"),
        ("liste", "Vis alt, der kommer"),
        ("mine", "Vis dine egne, og hvad der venter på dig"),
        ("overblik", "Vis dagens overblik; overblik uge viser ugen"),
        ("indstillinger", "Navne, sprog, tider, steder og påmindelser"),
        ("hjælp", "Sådan virker det"),
    ),
    "en": (
        ("propose", "Propose an event: propose Debate Thursday 19:00 @name"),
        ("accept", "Say yes: accept #42"),
        ("decline", "Say no: decline #42"),
        ("counter", "Suggest another time: counter #42 Friday 10:00"),
        ("bump", "Pull out: bump #42 breaking news"),
        ("restore", "You can after all: restore #42"),
        ("show", "Show one event: show #42"),
        ("list", "Show everything coming"),
        ("mine", "Show your own, and what waits for you"),
        ("digest", "Show the day; digest week shows the week"),
        ("settings", "Names, language, times, places and reminders"),
        ("help", "How it works"),
    ),
}
#: What the one who adds the app to a team or a chat agrees to (resource-specific consent).
HEARS = ("ChannelMessage.Read.Group", "ChatMessage.Read.Chat")
SCOPES = ("personal", "team", "groupChat")
#: The language of the manifest itself; the others stand in files beside it.
FIRST, OTHERS = "da", ("en",)

#: Every file in the package is of this moment, so that the same settings make the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)


def manifest(client_id: str, *, address: str = "") -> dict[str, Any]:
    """The app's manifest.

    `client_id` is the bot's, a GUID; `address` is where people read about it, for whom it is run.

    Raises:
        ValueError: `client_id` is no GUID.
    """
    bot = UUID(client_id)
    home = f"{(address or ADDRESS).rstrip('/')}/"
    return {
        "$schema": f"{SCHEMAS}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": version("rykker"),
        "id": str(uuid5(bot, "rykker")),
        "developer": {
            "name": NAME,
            "websiteUrl": home,
            "privacyUrl": home,
            "termsOfUseUrl": home,
        },
        "name": {"short": NAME, "full": f"{NAME} · bibliotek og avis"},
        "description": {"short": SHORT[FIRST], "full": FULL[FIRST]},
        "localizationInfo": {
            "defaultLanguageTag": FIRST,
            "additionalLanguages": [{"languageTag": o, "file": f"{o}.json"} for o in OTHERS],
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": "#0B6470",
        "bots": [
            {
                "botId": str(bot),
                "scopes": list(SCOPES),
                "supportsFiles": False,
                "isNotificationOnly": False,
                "commandLists": [{"scopes": list(SCOPES), "commands": _commands(FIRST)}],
            }
        ],
        "webApplicationInfo": {"id": str(bot), "resource": f"api://botid-{bot}"},
        "authorization": {
            "permissions": {
                "resourceSpecific": [{"name": name, "type": "Application"} for name in HEARS]
            }
        },
        "defaultInstallScope": "team",
        "supportsChannelFeatures": "tier1",  # shared channels are where two organisations meet
        "validDomains": [urlsplit(home).hostname or ""],
    }


def localisation(lang: str) -> dict[str, str]:
    """The manifest's texts in another language, each by where it stands."""
    texts = {
        "$schema": f"{SCHEMAS}/MicrosoftTeams.Localization.schema.json",
        "name.short": NAME,
        "name.full": f"{NAME} · library and newspaper",
        "description.short": SHORT[lang],
        "description.full": FULL[lang],
    }
    for number, command in enumerate(_commands(lang)):
        for part, said in command.items():
            texts[f"bots[0].commandLists[0].commands[{number}].{part}"] = said
    return texts


def package(client_id: str, *, address: str = "") -> bytes:
    """The app package, a zip.

    Raises:
        ValueError: `client_id` is no GUID.
    """
    files = {
        "manifest.json": _json(manifest(client_id, address=address)),
        **{f"{lang}.json": _json(localisation(lang)) for lang in OTHERS},
        "color.png": colour_icon(),
        "outline.png": outline_icon(),
    }
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = ZipInfo(name, MOMENT)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3  # the same on every system
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return whole.getvalue()


def _commands(lang: str) -> list[dict[str, str]]:
    return [{"title": title, "description": said} for title, said in COMMANDS[lang]]


def _json(value: dict[str, Any]) -> bytes:
    return f"{json.dumps(value, indent=2, ensure_ascii=False)}\n".encode()
