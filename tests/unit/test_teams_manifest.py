"""The app package for Teams: what stands in it, and nothing wider."""

from __future__ import annotations

import json
import struct
import zlib
from importlib.metadata import version
from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.teams.manifest import COMMANDS, FULL, SHORT, localisation, manifest, package
from handlers.words.verbs import BY_WORD, folded

BOT = "12345678-1234-4234-8234-123456789abc"


def test_the_whole_manifest() -> None:
    home = "https://rykker.example.dk/"
    everywhere = ["personal", "team", "groupChat"]
    assert manifest(BOT.upper(), address="https://rykker.example.dk") == {
        "$schema": "https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json",
        "manifestVersion": "1.30",
        "version": version("rykker"),
        "id": "32adb74a-4319-5163-b8bf-4e72079878ef",
        "developer": {
            "name": "Rykker",
            "websiteUrl": home,
            "privacyUrl": home,
            "termsOfUseUrl": home,
        },
        "name": {"short": "Rykker", "full": "Rykker · bibliotek og avis"},
        "description": {"short": SHORT["da"], "full": FULL["da"]},
        "localizationInfo": {
            "defaultLanguageTag": "da",
            "additionalLanguages": [{"languageTag": "en", "file": "en.json"}],
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": "#0B6470",
        "bots": [
            {
                "botId": BOT,
                "scopes": everywhere,
                "supportsFiles": False,
                "isNotificationOnly": False,
                "commandLists": [
                    {
                        "scopes": everywhere,
                        "commands": [
                            {"title": title, "description": said} for title, said in COMMANDS["da"]
                        ],
                    }
                ],
            }
        ],
        "webApplicationInfo": {"id": BOT, "resource": f"api://botid-{BOT}"},
        "authorization": {
            "permissions": {
                "resourceSpecific": [
                    {"name": "ChannelMessage.Read.Group", "type": "Application"},
                    {"name": "ChatMessage.Read.Chat", "type": "Application"},
                ]
            }
        },
        "defaultInstallScope": "team",
        "supportsChannelFeatures": "tier1",
        "validDomains": ["rykker.example.dk"],
    }


def test_without_an_address_it_names_one_that_nobody_has() -> None:
    made = manifest(BOT)
    assert (made["validDomains"], made["developer"]["websiteUrl"]) == (
        ["rykker.example.org"],
        "https://rykker.example.org/",
    )


def test_each_bot_has_an_app_of_its_own_always_the_same() -> None:
    other = BOT.replace("1", "2")
    assert manifest(BOT)["id"] == manifest(BOT)["id"] != manifest(other)["id"]
    assert manifest(BOT)["id"] != BOT


@pytest.mark.parametrize("wrong", ["", "rykker", BOT[:-1]])
def test_what_is_no_id(wrong: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        manifest(wrong)


def test_the_other_language_has_every_text_in_its_place() -> None:
    said = localisation("en")
    commands = manifest(BOT)["bots"][0]["commandLists"][0]["commands"]
    places = {
        f"bots[0].commandLists[0].commands[{n}].{part}"
        for n in range(len(commands))
        for part in commands[n]
    }
    rest = {"$schema", "name.short", "name.full", "description.short", "description.full"}
    assert said.keys() == places | rest
    assert said["bots[0].commandLists[0].commands[4].title"] == "bump"
    assert said["description.short"] == SHORT["en"]


@pytest.mark.parametrize(("lang", "number"), [("da", 1), ("en", 0)])
def test_each_command_is_one_the_bot_understands_in_both_languages(lang: str, number: int) -> None:
    meant = [BY_WORD[folded(title)][0] for title, _said in COMMANDS[lang]]
    assert meant == [
        BY_WORD[folded(title)][0] for title, _said in COMMANDS["en" if number else "da"]
    ]
    assert 0 < len(meant) <= 12
    assert len(set(meant)) == len(meant)


def test_what_is_too_long_for_teams() -> None:
    assert all(len(text) <= 80 for text in SHORT.values())
    titles = [title for commands in COMMANDS.values() for title, _said in commands]
    assert [title for title in titles if len(title) > 32] == []


def test_the_package() -> None:
    made = package(BOT, address="https://rykker.example.dk")
    assert made == package(BOT, address="https://rykker.example.dk")
    with ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == ["manifest.json", "en.json", "color.png", "outline.png"]
        assert archive.testzip() is None
        whole = json.loads(archive.read("manifest.json"))
        assert whole == manifest(BOT, address="https://rykker.example.dk")
        assert json.loads(archive.read("en.json")) == localisation("en")
        named = {*whole["icons"].values()}
        named |= {other["file"] for other in whole["localizationInfo"]["additionalLanguages"]}
        assert named <= set(archive.namelist())


def pixels(name: str) -> tuple[int, list[tuple[int, ...]]]:
    """The width of a square picture, and its pixels as red, green, blue and how opaque."""
    with ZipFile(BytesIO(package(BOT))) as archive:
        data = archive.read(name)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, *kind = struct.unpack(">IIBBBBB", data[16:29])
    assert (width, kind) == (height, [8, 6, 0, 0, 0])
    length = struct.unpack(">I", data[33:37])[0]
    raw = zlib.decompress(data[41 : 41 + length])
    rows = [raw[n * (width * 4 + 1) + 1 :][: width * 4] for n in range(height)]
    return width, [pixel for row in rows for pixel in struct.iter_unpack("4B", row)]


def test_the_colour_icon() -> None:
    width, shown = pixels("color.png")
    assert width == 192
    assert {alpha for *_colour, alpha in shown} == {255}
    assert shown[0] == (0x0B, 0x64, 0x70, 255)
    assert (255, 255, 255, 255) in shown


def test_the_outline_icon_is_white_on_nothing() -> None:
    width, shown = pixels("outline.png")
    assert width == 32
    assert {tuple(colour) for *colour, _alpha in shown} == {(255, 255, 255)}
    assert {alpha for *_colour, alpha in shown} > {0, 255}
    assert shown[0][3] == 0
