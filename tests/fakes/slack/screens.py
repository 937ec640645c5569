"""What a modal does when the app has answered its submission."""

from tests.fakes.slack.forms import HOLDS
from tests.fakes.slack.model import Json, View
from tests.fakes.slack.world import World


def take_submission(world: World, view: View, answer: Json) -> None:
    """Apply `response_action` to the person's stack of views; none closes the view."""
    stack = world.stacks.get(view.user, [])
    what = answer.get("response_action")
    live = next((open_view for open_view in stack if open_view.id == view.id), None)
    if live is None:  # a stale form: its view is gone, nothing is left to change
        return
    if what == "errors":
        _errors(world, live, answer.get("errors") or {})
    elif what == "clear":
        stack.clear()
    elif what in ("update", "push"):
        body = answer.get("view") or {}
        if world.checked(f"response_action {what}", body):
            return
        if what == "update":
            world.change_view(live, body)
        else:
            stack.append(world.new_view(view.user, body, live))
    elif answer:
        world.violations.append(f"view_submission: answer not understood: {answer}")
    else:
        stack.remove(live)


def _errors(world: World, view: View, errors: dict[str, str]) -> None:
    inputs = {
        block["block_id"]
        for block in view.blocks
        if block["type"] == "input" and block["element"]["type"] in HOLDS
    }
    strange = sorted(set(errors) - inputs)
    if strange or not errors:
        world.violations.append(f"view_submission: errors for no input: {strange}")
    view.errors = dict(errors)
