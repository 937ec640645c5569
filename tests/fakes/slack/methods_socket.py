"""The Web API's way into Socket Mode."""

from tests.fakes.slack.methods_read import need
from tests.fakes.slack.model import Json
from tests.fakes.slack.world import Token, World


def connections_open(world: World, _args: Json, token: Token) -> Json:
    """apps.connections.open: an address that is good for one connection."""
    need(token, "connections:write")
    ticket = world.ids.token(32).lower()
    world.tickets.add(ticket)
    root = world.root_url.replace("http://", "ws://")
    return {"url": f"{root}link/?ticket={ticket}&app_id={world.app_id}"}
