"""Try the bot by hand: `python -m tests.fakes.slack --port 4000 --app http://127.0.0.1:3000`.

Without `--app` it is for Socket Mode: the bot connects by itself.

Then type `anna /slot hjælp`, `jens ja`, `jens dm hej`, `anna tap slot.accept`,
`anna form when=fredag; title=Debat`.
"""

import argparse
import asyncio
import sys

import httpx

from tests.fakes.slack.fake import FakeSlack
from tests.fakes.slack.model import Channel, Message, View
from tests.fakes.slack.people import Person


async def serve(port: int, app: str | None) -> None:
    """Serve until the input ends."""
    async with FakeSlack(port=port) as slack, httpx.AsyncClient(base_url=app or "") as client:

        async def post(path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
            return await client.post(path, content=body, headers=headers)

        if app:
            slack.connect(post)
        else:
            slack.connect_socket()
        people = {
            "anna": slack.person("anna"),
            "jens": slack.person("jens", slack.newspaper),
        }
        room = slack.channel("arrangementer", *people.values(), shared=True)
        _say(f"SLACK_API_URL={slack.base_url}\nSLACK_BOT_TOKEN={slack.token}")
        _say(f"SLACK_SIGNING_SECRET={slack.signing_secret}\nSLACK_APP_TOKEN={slack.app_token}")
        _say(f"#{room.name} is {room.id}")
        while line := await asyncio.to_thread(sys.stdin.readline):
            await _turn(people, room, line.strip())
            _say(*slack.violations, *map(str, slack.failures))
            slack.violations.clear()
            slack.failures.clear()


async def _turn(people: dict[str, Person], room: Channel, line: str) -> None:
    name, _, rest = line.partition(" ")
    if name not in people or not rest:
        _say(f"begin with one of {', '.join(people)}")
        return
    try:
        await _act(people[name], room, rest)
    except (AssertionError, httpx.HTTPError) as error:
        _say(f"! {error}")
    await asyncio.sleep(1)  # what the bot has to say comes by itself
    person = people[name]
    for message in [*person.sees(room)[-3:], *person.dms[-2:], *person.ephemerals[-1:]]:
        _say(_shown(message))
    if person.views:
        _say(f"[{person.view.title}] {person.view.words} {person.view.buttons}")


async def _act(person: Person, room: Channel, rest: str) -> None:
    word, _, more = rest.partition(" ")
    if rest.startswith("/"):
        await person.command(room, rest)
    elif word == "dm":
        await person.dm(more)
    elif word == "tap":
        await person.tap(_with_button(person, room, more), more)
    elif word == "form":
        await person.submit(person.view, dict(pair.split("=", 1) for pair in more.split("; ")))
    else:
        await person.say(room, rest)


def _with_button(person: Person, room: Channel, action_id: str) -> Message | View:
    shown: list[Message | View] = [
        *person.sees(room),
        *person.dms,
        *person.ephemerals,
        *person.views,
    ]
    for target in reversed(shown):
        if action_id in target.buttons:
            return target
    raise AssertionError(f"nothing on the screen has {action_id}")


def _shown(message: Message) -> str:
    buttons = " ".join(f"[{name}]" for name in message.buttons)
    return f"{message.ts} {message.user}: {message.words} {buttons}"


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.slack", description=__doc__)
    parser.add_argument("--port", type=int, default=4000)
    parser.add_argument("--app", help="where the bot listens, e.g. http://127.0.0.1:3000")
    asked = parser.parse_args()
    asyncio.run(serve(asked.port, asked.app))
