// The clock is moved for all open pages: their buttons rest until it is there. They keep the focus,
// so they are not `disabled`.
const moves = [...document.querySelectorAll("[data-move]")];
const walking = (on) => { for (const button of moves) button.ariaDisabled = String(on); };

async function move(button) {
  if (button.ariaDisabled === "true") return;
  walking(true);
  const began = Date.now();
  const looked = (until) => { for (const pane of panes) pane.acted = until; };
  looked(Infinity); // all that comes on the way is what was wanted
  const said = await send("clock", { move: button.dataset.move }, 120000);
  walking(false);
  looked(Date.now());
  tell(said.error ?? (said.told || await elsewhere(began)));
  byId("moved").textContent = said.clock ?? "";
}

// On a phone what came may have come to the side that is not looked at: then whose it is.
async function elsewhere(since) {
  await new Promise((heard) => { setTimeout(heard, 500); }); // the last of it is on its way here
  const told = panes.filter((pane) => pane.newsAt >= since);
  if (!told.length || told.some((pane) => pane.element.offsetParent)) return "";
  return words.elsewhere.replace("{team}", byId(`${told[0].who}-name`).textContent);
}

// It stands until the next thing is done.
function tell(sentence) {
  byId("told").textContent = sentence;
  byId("told").hidden = !sentence;
  addEventListener("click", () => { byId("told").hidden = true; }, { capture: true, once: true });
}

for (const button of moves) button.addEventListener("click", () => move(button));

// Asked for twice, as everything is deleted.
const again = document.querySelector(".again");
const againLabel = again?.textContent;
again?.addEventListener("click", async () => {
  if (again.textContent === againLabel) {
    again.firstElementChild.textContent = again.dataset.sure;
    setTimeout(() => { again.firstElementChild.textContent = againLabel; }, 6000);
    return;
  }
  if (await asked("again", { lang: words.lang })) {
    for (const pane of panes) kept.set(`draft ${pane.who}`, "");
    location.reload();
  }
});

for (const button of document.querySelectorAll("[data-lang]")) {
  button.addEventListener("click", async () => {
    const { lang } = button.dataset;
    if (await asked("language", { lang })) location.search = `?lang=${lang}`;
  });
}

// The page is to be loaded anew by us, and not by what it follows.
let leaving = false;
let missed = false; // it was told to, meanwhile

async function asked(where, what) {
  leaving = true;
  const said = await send(where, what, 60000);
  leaving = !said.error;
  if (said.error && missed) location.reload();
  else if (said.error) tell(said.error);
  return leaving;
}
