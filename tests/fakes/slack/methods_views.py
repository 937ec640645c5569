"""The Web API's views.* methods."""

import json

from tests.fakes.slack.errors import RefusedError, invalid_arguments
from tests.fakes.slack.model import Json, User, View
from tests.fakes.slack.shapes import view_json
from tests.fakes.slack.world import Token, World

STACK_MAX = 3
VIEW_BYTES = 250_000


def views_open(world: World, args: Json, _token: Token) -> Json:
    """views.open: one `trigger_id`, three seconds, once."""
    body = _body(world, "views.open", args, "modal")
    _unique(world, body)
    user = world.spend_trigger(args["trigger_id"])
    view = world.new_view(user, body)
    world.stacks[user] = [view]
    return {"view": view_json(world, view)}


def views_push(world: World, args: Json, _token: Token) -> Json:
    """views.push: a view above the one that is open, three at most."""
    body = _body(world, "views.push", args, "modal")
    _unique(world, body)
    user = world.spend_trigger(args["trigger_id"])
    stack = world.stacks.get(user, [])
    if not stack:
        raise RefusedError("not_found")
    if len(stack) >= STACK_MAX:
        raise RefusedError("push_limit_reached")
    view = world.new_view(user, body, stack[-1])
    stack.append(view)
    return {"view": view_json(world, view)}


def views_update(world: World, args: Json, _token: Token) -> Json:
    """views.update: an open view, by id; refused if the hash given is no longer true."""
    body = _body(world, "views.update", args, None)
    view = _find(world, args)
    if args.get("hash") and args["hash"] != view.hash:
        raise RefusedError("hash_conflict")
    world.change_view(view, body)
    return {"view": view_json(world, view)}


def views_publish(world: World, args: Json, _token: Token) -> Json:
    """views.publish: a person's App Home."""
    if not world.app.home_tab:
        raise RefusedError("not_enabled")
    body = _body(world, "views.publish", args, "home")
    user = _reader(world, args["user_id"])
    home = world.homes.get(user.id)
    if args.get("hash") and (home is None or args["hash"] != home.hash):
        raise RefusedError("hash_conflict")
    _unique(world, body, home)
    if home is None:
        home = world.homes[user.id] = world.new_view(user.id, body)
    else:
        world.change_view(home, body)
    return {"view": view_json(world, home)}


def _reader(world: World, user_id: str) -> User:
    try:
        return world.visible(user_id)
    except RefusedError as error:
        raise invalid_arguments("invalid `user_id`") from error


def _body(world: World, method: str, args: Json, kind: str | None) -> Json:
    body = args.get("view")
    if not isinstance(body, dict) or body.get("type") not in ("modal", "home"):
        raise invalid_arguments("failed to match all allowed schemas [json-pointer:/view]")
    if kind and body["type"] != kind:
        raise invalid_arguments(f"invalid view type: must be {kind} [json-pointer:/view/type]")
    if len(json.dumps(body)) > VIEW_BYTES:
        raise RefusedError("view_too_large")
    found = world.checked(method, body)
    if found:
        raise invalid_arguments(*found)
    return body


def _find(world: World, args: Json) -> View:
    views = [view for stack in world.stacks.values() for view in stack]
    for view in [*views, *world.homes.values()]:
        external_id = view.body.get("external_id")
        if view.id == args.get("view_id") or (
            external_id and external_id == args.get("external_id")
        ):
            return view
    raise RefusedError("not_found")


def _unique(world: World, body: Json, own: View | None = None) -> None:
    views = [view for stack in world.stacks.values() for view in stack]
    others = [view for view in [*views, *world.homes.values()] if view is not own]
    taken = [view.body.get("external_id") for view in others]
    if body.get("external_id") and body["external_id"] in taken:
        raise RefusedError("duplicate_external_id")
