// What is new is read out once, as the pane that is in use sees it.
function readOut(news) {
  const pane = paneInUse();
  const said = (news[pane.who] ?? []).map((html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const post = holder.content.firstElementChild;
    return post.classList.contains("mine") ? "" : post.dataset.notice;
  });
  byId("news").textContent = said.filter(Boolean).map((one) => one.replace(/\.$/, "")).join(". ");
}

function lost(sentence) {
  byId("lost").textContent = sentence;
  byId("lost").hidden = !sentence;
}

// Somebody chose another language for all who did not ask for one; a form is filled in first.
let spoken = words.lang;
function turn() {
  const asked = new URLSearchParams(location.search).has("lang");
  if (spoken !== words.lang && !asked && !leaving && panes.every((pane) => pane.sheet.hidden)) location.reload();
}

// The sides are called something else, or there is somebody new to be named.
function takeNames({ lang, people, panes: called }) {
  words.people = people;
  spoken = lang;
  turn();
  for (const pane of panes) {
    const { team, skip, conversation } = called[pane.who];
    byId(`${pane.who}-name`).textContent = team;
    pane.posts.ariaLabel = conversation;
    document.querySelector(`.skip[href="#${pane.who}-line"]`).textContent = skip;
    switchOf(pane.who).firstChild.data = team;
  }
}

// Another tab follows in this one's stead, until somebody comes back to it.
function rest(stream) {
  stream.close();
  lost(words.resting);
  const back = new AbortController();
  const go = () => {
    if (document.hidden) return;
    back.abort();
    follow();
  };
  for (const did of ["visibilitychange", "focus", "pointerdown", "keydown"]) addEventListener(did, go, { signal: back.signal });
}

function follow() {
  const stream = new EventSource(`/room/stream?lang=${words.lang}&since=${document.body.dataset.mark}`);
  const heard = (name, take) => stream.addEventListener(name, (event) => {
    lost("");
    if (event.lastEventId) document.body.dataset.mark = event.lastEventId;
    take(JSON.parse(event.data));
  });
  heard("clock", (said) => { byId("clock").textContent = said; });
  heard("posts", (news) => {
    for (const pane of panes) pane.take(news[pane.who] ?? []);
    readOut(news);
  });
  heard("walking", walking);
  heard("around", takeAround);
  heard("names", takeNames);
  heard("resting", () => rest(stream));
  stream.addEventListener("open", () => walking(false)); // it says so at once where that is wrong
  heard("afresh", () => { if (leaving) missed = true; else location.reload(); });
  stream.addEventListener("error", () => {
    lost(words.lost);
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
  });
}
