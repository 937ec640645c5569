"""What happens to channels and to the app, and what the app is told of it."""

from tests.fakes.slack.encode import escape
from tests.fakes.slack.events import Events
from tests.fakes.slack.model import Channel, Json, Message, Team, User
from tests.fakes.slack.people import Person
from tests.fakes.slack.wire import Ack
from tests.fakes.slack.world import SLACKBOT, Token, World


class Happenings:
    """Acts of people with other parts of Slack than the app. None: the app is not told."""

    world: World
    events: Events
    token: str

    async def event(self, kind: str, *, shared: bool = False, **fields: object) -> Ack | None:
        """Send any event; AssertionError if the app's manifest does not ask for it."""
        event: Json = {"type": kind, **fields, "event_ts": self.world.ids.ts()}
        assert self.world.app.hears(event), f"the app has not subscribed to {kind}"
        return await self.events.send(event, shared=shared)

    # who is in a channel

    async def member_joined_channel(
        self, who: Person | User, channel: Channel, inviter: Person | None = None
    ) -> Ack | None:
        """Let a person, or the bot itself, join a channel."""
        user = who.user if isinstance(who, Person) else who
        if user.id not in channel.members:
            channel.members.append(user.id)
        by = inviter.user if inviter else None
        return await self.events.moved("member_joined_channel", user, channel, by)

    async def member_left_channel(self, who: Person, channel: Channel) -> Ack | None:
        """Let a person leave a channel."""
        channel.members.remove(who.id)
        return await self.events.moved("member_left_channel", who.user, channel)

    async def invite_bot(self, channel: Channel, by: Person) -> Ack | None:
        """Let somebody type `/invite @rykker`."""
        assert by.id in channel.members, f"{by.user.name} is not in #{channel.name}"
        assert not by.external, "only the organisation that installed the app can invite it"
        return await self.member_joined_channel(self.world.bot, channel, by)

    async def remove_bot(self, channel: Channel, by: Person) -> Ack | None:
        """Let somebody take the bot out of a channel.

        The app hears `channel_left` or `group_left`, never a `member_left_channel` of its own,
        and Slackbot writes to it.
        """
        channel.members.remove(self.world.bot.id)
        kind = "group_left" if channel.kind == "group" else "channel_left"
        left = {"type": kind, "channel": channel.id, "actor_id": by.id}
        told = await self.events.send(
            {**left, "event_ts": self.world.ids.ts()}, shared=channel.shared
        )
        said = f"You have been removed from #{escape(channel.name)} by <@{by.id}>"
        line = self.world.dm(SLACKBOT)
        message = Message(self.world.ids.ts(), line.id, SLACKBOT, said)
        line.messages.append(message)
        await self.events.said(line, message, ["message"], retry=False)
        return told

    # with whom it is shared, and what it is called

    async def share(self, channel: Channel, team: Team, *people: Person) -> Ack | None:
        """Share a channel with one more organisation, of which these people join."""
        channel.shared = True
        channel.connected.append(team)
        told = await self.events.about(
            channel,
            {"type": "channel_shared", "connected_team_id": team.user_team, "channel": channel.id},
        )
        for person in people:
            await self.member_joined_channel(person, channel)
        return told

    async def unshare(self, channel: Channel, team: Team) -> Ack | None:
        """End the sharing with one organisation: its people see the channel no more."""
        users = self.world.users
        channel.connected = [other for other in channel.connected if other.id != team.id]
        channel.members = [m for m in channel.members if users[m].team.id != team.id]
        channel.shared = len(self.world.teams(channel)) > 1
        event: Json = {
            "type": "channel_unshared",
            "previously_connected_team_id": team.user_team,
            "channel": channel.id,
            "is_ext_shared": channel.shared,
        }
        return await self.events.about(channel, event)

    async def change_id(self, channel: Channel) -> Ack | None:
        """Give a channel a new id, as happens when a private one is shared: the old one is gone."""
        old, new = channel.id, self.world.ids.make("C", 11)
        self.world.channels[new] = self.world.channels.pop(old)
        self.world.moved[old] = channel.id = new
        for message in [*channel.messages, *self.world.ephemerals]:
            message.channel = new if message.channel == old else message.channel
        event = {"type": "channel_id_changed", "old_channel_id": old, "new_channel_id": new}
        return await self.events.about(channel, event)

    # whether the app is there at all

    def revoke(self, token: str | None = None) -> None:
        """Revoke a token: from now on it is answered `token_revoked`."""
        self.world.tokens[token or self.token].dead = "token_revoked"

    async def tokens_revoked(self) -> Ack | None:
        """Revoke the bot's token, and tell the app so."""
        self.revoke()
        revoked = {"oauth": [], "bot": [self.world.bot.id]}
        return await self.events.send({"type": "tokens_revoked", "tokens": revoked})

    async def app_uninstalled(self) -> list[Ack | None]:
        """Uninstall the app: its token is answered `account_inactive`, and no events come."""
        told = [await self.tokens_revoked()]
        self.world.tokens[self.token].dead = "account_inactive"
        self.world.installed = False
        return [*told, await self.events.send({"type": "app_uninstalled"})]

    def reinstall(self, token: str | None = None) -> str:
        """Install the app again, with a new token or (a token) that one; the old one is unknown."""
        del self.world.tokens[self.token]
        self.token = token or f"xoxb-{self.world.ids.token()}"
        self.world.tokens[self.token] = Token(self.world.app.scopes)
        self.world.installed = True
        return self.token
