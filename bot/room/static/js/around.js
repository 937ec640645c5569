// What stands around the conversation: the week as a picture, and what can be completed.

let around = JSON.parse(document.body.dataset.around);
const picture = document.querySelector(".week .picture");

function takeAround(said) {
  around = said;
  const held = picture.contains(document.activeElement) && document.activeElement.getAttribute("href");
  picture.innerHTML = said.week;
  if (held) picture.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus();
  guide.take(said.done);
}

// An event leads to its card, in the pane that was used last; one too old to be here is asked for.
function toCard(number) {
  const pane = paneInUse();
  const [, , , post] = around.slots.find(([known]) => String(known) === number) ?? [];
  openPane(pane.who);
  const card = byId(`${pane.who}-${post}`);
  if (card) pane.show(card);
  else pane.line.write(words.show_line.replace("{n}", number));
}

picture.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  toCard(link.getAttribute("href").replace("#slot-", ""));
});

const weekButton = document.querySelector(".to-week");
function showWeek(on) {
  document.body.classList.toggle("no-week", !on);
  weekButton.ariaExpanded = String(on);
}
weekButton.addEventListener("click", () => {
  const on = document.body.classList.contains("no-week");
  showWeek(on);
  kept.set("week", on ? "open" : "closed");
});
showWeek(kept.get("week") ? kept.get("week") === "open" : matchMedia("(min-width: 1180px)").matches);

// What could stand where the caret is: where it begins, what it becomes and what that explains.
// `sure`: Enter takes it; otherwise only Tab does, as what is typed may be meant as it stands.
const completions = [
  function person(before) {
    const typed = /(?:^|\s)@(\S*)$/.exec(before);
    if (!typed) return null;
    const found = words.people.filter(([name]) => starts(name, typed[1]));
    return { from: before.length - typed[1].length - 1, found: found.map(([name, team]) => [`@${name} `, team]), sure: true };
  },
  function verb(before) {
    const typed = /^\s*\/(?:s(?:l(?:o(?:t(?:\s+(.*))?)?)?)?)?$/i.exec(before);
    if (!typed) return null;
    const found = words.verbs.filter(([name]) => starts(name, typed[1] ?? ""));
    return { from: 0, found: found.map(([name, what]) => [`/slot ${name} `, what]), sure: true };
  },
  function slot(before) {
    if (proposes(before)) return null;
    const named = words.verbs.find(([name, , ofSlot]) => ofSlot && new RegExp(`^\\s*/slot\\s+${name}\\s+\\S*$`, "i").test(before));
    const typed = (named ? /(?:^|\s)#?(\S*)$/ : /(?:^|\s)#(\S*)$/).exec(before);
    if (!typed) return null;
    const said = typed[1].toLowerCase();
    const fits = ([number, title]) => starts(String(number), said) || title.toLowerCase().includes(said);
    const found = around.slots.filter(fits).map(([number, title, state]) => [`#${number} `, `${title} · ${state}`]);
    const sure = !/^\d+$/.test(said); // a number is whole as it stands
    return { from: typed.index + typed[0].search(/\S|$/), found, sure };
  },
  function place(before) {
    if (!/^\s*\/slot\s/i.test(before)) return null;
    const hash = proposes(before) && /(?:^|\s)#(\S*)$/.exec(before);
    if (hash) {
      const fits = around.places.filter((name) => starts(name, hash[1]));
      return { from: before.length - hash[1].length - 1, found: fits.map((name) => [`i ${name} `, words.place]), sure: true };
    }
    const ends = (name, letters) => new RegExp(`(?:^|\\s)${escaped(name.slice(0, letters))}$`, "i").test(before);
    for (const name of around.places) {
      for (let letters = name.length - 1; letters > 1; letters -= 1) {
        if (ends(name, letters)) return { from: before.length - letters, found: [[`${name} `, words.place]], sure: false };
      }
    }
    return null;
  },
];

const proposes = (before) => new RegExp(`^\\s*/slot\\s+(?:${words.proposing.map(escaped).join("|")})\\s`, "i").test(before);
const starts = (name, typed) => name.toLowerCase().startsWith(typed.toLowerCase());
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function fitting(before) {
  return completions.map((source) => source(before)).find((offer) => offer?.found.length) ?? NOTHING;
}
