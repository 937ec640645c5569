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

function follow() {
  const stream = new EventSource(`/room/stream?lang=${words.lang}&since=${document.body.dataset.mark}`);
  const heard = (name, take) => stream.addEventListener(name, (event) => {
    byId("lost").hidden = true;
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
  stream.addEventListener("open", () => walking(false)); // it says so at once where that is wrong
  heard("afresh", () => { if (leaving) missed = true; else location.reload(); });
  stream.addEventListener("error", () => {
    byId("lost").hidden = false;
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
  });
}
