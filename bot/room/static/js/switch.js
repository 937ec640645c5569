const switches = [...document.querySelectorAll("[data-to-pane]")];
const switchOf = (who) => switches.find((button) => button.dataset.toPane === who);

// On a phone one thing is shown at a time: a pane, or the week.
function openPane(who) {
  const opened = panes.find((pane) => pane.who === who);
  const wasOpen = opened?.element.classList.contains("open") && !document.body.classList.contains("week-only");
  document.body.classList.toggle("week-only", !opened);
  for (const button of switches) button.ariaPressed = String(button.dataset.toPane === who);
  if (!opened) return;
  for (const pane of panes) pane.element.classList.toggle("open", pane === opened);
  switchOf(who).classList.remove("unread");
  kept.set("pane", who);
  if (!wasOpen) opened.toEnd();
}

// The pane that was touched last, of those that can be seen.
function paneInUse() {
  const seen = panes.filter((pane) => pane.element.offsetParent !== null);
  return seen.sort((one, other) => other.used - one.used)[0] ??
    panes.find((pane) => pane.element.classList.contains("open"));
}
