"""What stands in inputs: Slack's `state.values`, and how a person fills it."""

from typing import Any

from tests.fakes.slack.model import Json, interactive

HOLDS = {  # element type: (key of its value in the state, key of its initial value)
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
}


def values_of(blocks: list[Json]) -> Json:
    """Return `state.values` of fresh blocks: {block_id: {action_id: {type, …}}}."""
    values: Json = {}
    for block, element in interactive(blocks):
        if element["type"] in HOLDS:
            key, initial = HOLDS[element["type"]]
            empty: Any = [] if key == "selected_options" else None
            held = {"type": element["type"], key: element.get(initial, empty)}
            values.setdefault(block["block_id"], {})[element["action_id"]] = held
    return values


def choose(element: Json, value: Any) -> Json:  # noqa: ANN401 - whatever the input takes
    """Return the state of an element once a person gave it this value.

    Options are named by their value, else by their text; AssertionError if it cannot be given.
    """
    kind = element["type"]
    assert kind in HOLDS, f"{kind} takes no value"
    key = HOLDS[kind][0]
    if key == "selected_option":
        return {"type": kind, key: None if value is None else _option(element, value)}
    if isinstance(value, list):
        most = element.get("max_selected_items", len(value))
        assert len(value) <= most, f"{len(value)} are chosen, the input takes {most}"
    if key == "selected_options":
        return {"type": kind, key: [_option(element, one) for one in value]}
    if key == "value" and value is not None:
        _fits(element, str(value))
        return {"type": kind, key: str(value) or None}
    return {"type": kind, key: value}


def fill(blocks: list[Json], values: Json, given: Json) -> Json:
    """Return the state after a person filled the named fields (action id or block id)."""
    filled = {block_id: dict(fields) for block_id, fields in values.items()}
    for name, value in given.items():
        block, element = field(blocks, name)
        filled[block["block_id"]][element["action_id"]] = choose(element, value)
    return filled


def field(blocks: list[Json], name: str) -> tuple[Json, Json]:
    """Return (block, element) of the input of this name."""
    inputs = [(b, e) for b, e in interactive(blocks) if e["type"] in HOLDS]
    for block, element in inputs:
        if name in (element["action_id"], block["block_id"]):
            return block, element
    names = [element["action_id"] for _, element in inputs]
    raise AssertionError(f"no field {name!r}; there are {names}")


def missing(blocks: list[Json], values: Json) -> list[str]:
    """Return the required fields in which nothing stands: Slack does not send those forms."""
    empty = []
    for block, element in interactive(blocks):
        if block["type"] == "input" and not block.get("optional"):
            held = values[block["block_id"]][element["action_id"]]
            if not held[HOLDS[element["type"]][0]]:
                empty.append(element["action_id"])
    return empty


def _option(element: Json, wanted: str) -> Json:
    groups = element.get("option_groups", [])
    options = [*element.get("options", []), *(o for g in groups for o in g["options"])]
    found: list[Json] = [option for option in options if option["value"] == wanted]
    found += [option for option in options if option["text"]["text"] == wanted]
    offered = {option["value"]: option["text"]["text"] for option in options}
    assert found, f"no option {wanted!r}; there are {offered}"
    return found[0]


def _fits(element: Json, value: str) -> None:
    most, least = element.get("max_length", 3000), element.get("min_length", 0)
    assert least <= len(value) <= most, f"{len(value)} characters, the input takes {least}-{most}"
    if not element.get("multiline"):
        assert "\n" not in value, "the input takes one line"
