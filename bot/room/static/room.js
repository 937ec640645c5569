// The room's page. It draws nothing itself: messages and forms come as HTML from the server.

const words = JSON.parse(document.body.dataset.words);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const byId = (id) => document.getElementById(id);
const scrollTo = (element, block = "nearest") =>
  element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });

// Survives a reload, and is gone with the tab; a browser that forbids it merely forgets.
const kept = {
  get(name) { try { return sessionStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { sessionStorage.setItem(name, value); } catch { /* forgets */ } },
};

// The id of a thing done stays until it is answered, so that trying again is the same thing.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send(where, payload, patience = 15000) {
  try {
    const answer = await fetch(`/room/${where}?lang=${words.lang}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(payload),
      signal: AbortSignal.timeout(patience),
    });
    const said = await answer.json();
    if (said?.constructor !== Object) throw new TypeError("not the room's answer");
    return answer.ok ? said : { error: said.error ?? words.unsure, final: answer.status < 500 };
  } catch {
    return { error: words.unsure };
  }
}

class Pane {
  constructor(element) {
    this.element = element;
    this.who = element.dataset.who;
    this.posts = element.querySelector(".posts");
    this.sheet = element.querySelector(".sheet");
    this.below = element.querySelector(".below");
    this.line = new Line(this, element.querySelector(".line-form"));
    this.below.addEventListener("click", () => this.#show(this.waiting));
    this.posts.addEventListener("click", (event) => this.#clicked(event));
    this.posts.addEventListener("scroll", () => this.atEnd() && this.#clear(), { passive: true });
    this.sheet.addEventListener("click", (event) => this.#clickedInForm(event));
    this.sheet.addEventListener("submit", (event) => this.#submitted(event));
    this.sheet.addEventListener("keydown", (event) => this.#keyInForm(event));
    // Who has just tapped or sent something wants to see what comes of it.
    this.acted = 0;
    for (const did of ["click", "submit"]) {
      element.addEventListener(did, () => { this.acted = Date.now(); }, true);
    }
    this.days();
    this.toEnd();
    // The line grows and shrinks below; who reads the end goes on reading it.
    this.posts.addEventListener("scroll", () => { this.reading = this.atEnd(); }, { passive: true });
    this.reading = true;
    new ResizeObserver(() => this.reading && this.toEnd()).observe(this.posts);
  }

  atEnd() {
    return this.posts.scrollHeight - this.posts.scrollTop - this.posts.clientHeight < 90;
  }

  toEnd() {
    this.posts.scrollTop = this.posts.scrollHeight;
  }

  // The line with the day stands where a new day begins.
  days() {
    let before = "";
    for (const post of this.posts.children) {
      post.querySelector(".day").hidden = post.dataset.day === before;
      before = post.dataset.day;
    }
  }

  // New messages stay in sight for those who read the end; a changed card is brought into sight
  // where nobody is at work, and otherwise offered.
  take(htmls) {
    const wasAtEnd = this.atEnd();
    const news = htmls.map((html) => this.#put(html)).filter(Boolean);
    if (!news.length) return;
    this.element.querySelector(".empty").hidden = true;
    this.days();
    const fresh = news.filter((post) => post.classList.contains("fresh"));
    const awaited = fresh.length > 0 && Date.now() - this.acted < 4000;
    if (wasAtEnd || awaited || fresh.at(-1)?.classList.contains("mine")) this.toEnd();
    const missed = news.filter((post) => !this.#inSight(post)).at(-1);
    if (!missed) this.#clear();
    else if (!fresh.length && !this.busy()) scrollTo(missed);
    else this.#offer(missed, fresh.includes(missed));
    if (!this.element.classList.contains("open")) switchOf(this.who)?.classList.add("unread");
  }

  busy() {
    return this.element.contains(document.activeElement) || this.element.matches(":hover") ||
      this.line.text.value !== "";
  }

  #put(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const post = holder.content.firstElementChild;
    const old = byId(post.id);
    if (old?.dataset.notice === post.dataset.notice && old.innerHTML === keptDay(post, old)) return null;
    if (old) replace(old, post);
    else this.#insert(post);
    post.classList.add(old ? "changed" : "fresh");
    setTimeout(() => post.classList.remove("changed", "fresh"), 3000);
    return post;
  }

  #insert(post) {
    const later = [...this.posts.children].find((p) => Number(p.dataset.id) > Number(post.dataset.id));
    this.posts.insertBefore(post, later ?? null);
  }

  #inSight(post) {
    const [mine, all] = [post.getBoundingClientRect(), this.posts.getBoundingClientRect()];
    return mine.bottom > all.top + 40 && mine.top < all.bottom - 40;
  }

  #offer(post, isNew) {
    this.waiting = post;
    this.below.textContent = isNew ? `${words.new_below} ↓` : words.changed;
    this.below.hidden = false;
  }

  #clear() {
    if (!this.waiting || this.#inSight(this.waiting)) this.below.hidden = true;
  }

  #show(post) {
    this.below.hidden = true;
    if (!post) return;
    scrollTo(post, "center");
    post.classList.add("found");
    post.querySelector("article").focus({ preventScroll: true });
    setTimeout(() => post.classList.remove("found"), 2000);
  }

  #clicked(event) {
    const quote = event.target.closest(".quote");
    const reply = event.target.closest("[data-reply]");
    const button = event.target.closest("[data-act]");
    if (quote) {
      event.preventDefault();
      this.#show(document.querySelector(quote.getAttribute("href")));
    } else if (reply) {
      const post = reply.closest(".post");
      const to = post.classList.contains("private") ? "direct" : "shared";
      this.line.replyTo(reply.dataset.reply, post.dataset.notice, to);
    } else if (button) {
      this.tap(button, { to: "shared", at: button.closest(".post").dataset.id });
    }
  }

  // The place of a form is where it was opened; a tap in it is done to the same message.
  async tap(button, place, fields) {
    if (button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    button.dataset.id ??= newId();
    const { act, value } = fields ? button.form.dataset : button.dataset;
    const inForm = this.sheet.contains(button);
    const payload = { ...place, id: button.dataset.id, who: this.who, act, value, in_form: inForm, fields };
    const said = await send(fields ? "form" : "tap", payload);
    button.removeAttribute("aria-busy");
    if (!said.error || said.final) delete button.dataset.id;
    const error = said.error ?? Object.values(said.errors ?? {})[0];
    if (error && inForm) this.#wrong(said.errors ?? { "": said.error });
    else if (error) this.line.wrong(error);
    else if (said.form) this.open(said.form, place, button);
    else this.close();
    if (!error && !inForm) this.line.wrong("");
  }

  open(html, place, from) {
    this.place = place;
    if (this.sheet.hidden) this.from = from;
    this.sheet.innerHTML = html;
    this.sheet.hidden = false;
    for (const other of this.element.children) other.inert = other !== this.sheet;
    const first = this.sheet.querySelector("input, select, textarea") ?? this.sheet.querySelector("h2");
    first.focus();
    first.select?.();
  }

  close() {
    if (this.sheet.hidden) return;
    this.sheet.hidden = true;
    this.sheet.replaceChildren();
    for (const other of this.element.children) other.inert = false;
    const card = byId(`${this.who}-${this.place.at}`);
    const back = this.from.isConnected ? this.from : card && inItsPlace(this.from, card);
    (back ?? this.line.text).focus();
  }

  #wrong(errors) {
    let first = null;
    for (const box of this.sheet.querySelectorAll(".error")) box.hidden = true;
    for (const input of this.sheet.querySelectorAll("[name]")) input.removeAttribute("aria-invalid");
    for (const [name, sentence] of Object.entries(errors)) {
      const input = this.sheet.querySelector(`[name="${CSS.escape(name)}"]`);
      const box = this.sheet.querySelector(`.error[data-for="${input ? CSS.escape(name) : ""}"]`);
      box.textContent = sentence;
      box.hidden = false;
      input?.setAttribute("aria-invalid", "true");
      first ??= input ?? box;
    }
    first?.focus();
  }

  #clickedInForm(event) {
    const button = event.target.closest("[data-act]");
    if (event.target.closest("[data-close]") || event.target === this.sheet) this.close();
    else if (button?.localName === "button") this.tap(button, this.place);
  }

  #submitted(event) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target));
    this.tap(event.target.querySelector("[type=submit]"), this.place, fields);
  }

  #keyInForm(event) {
    if (event.key === "Escape") this.close();
    if (event.key !== "Tab") return;
    const stops = [...this.sheet.querySelectorAll("button, input, select, textarea")];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
}

// A card that changes under somebody's finger keeps the finger where it was.
function replace(old, post) {
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(post);
  if (held) inItsPlace(held, post).focus({ preventScroll: true });
}

// The button that means the same in the changed card, or the card where there is none.
function inItsPlace(button, post) {
  const { tap } = button.dataset;
  const same = tap && post.querySelector(`[data-tap="${CSS.escape(tap)}"]`);
  return same || post.querySelector("article");
}

function keptDay(post, old) {
  post.querySelector(".day").hidden = old.querySelector(".day").hidden;
  return post.innerHTML;
}

class Line {
  constructor(pane, form) {
    this.pane = pane;
    this.form = form;
    this.text = form.elements.text;
    this.error = form.querySelector(".error");
    this.replying = form.querySelector(".replying");
    this.ideas = form.querySelector(".ideas");
    this.text.value = kept.get(`draft ${pane.who}`) ?? "";
    this.said = JSON.parse(kept.get(`said ${pane.who}`) ?? "[]");
    this.back = this.said.length;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.say(); });
    form.addEventListener("change", () => this.#place());
    this.text.addEventListener("input", () => this.#typed());
    this.text.addEventListener("keydown", (event) => this.#key(event));
    this.text.addEventListener("blur", () => this.#suggest([]));
    this.replying.querySelector(".stop").addEventListener("click", () => { this.replyTo(null); this.text.focus(); });
    this.ideas.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const idea = event.target.closest("li");
      if (idea) this.#take([...this.ideas.children].indexOf(idea));
    });
  }

  wrong(sentence) {
    this.error.textContent = sentence;
    this.error.hidden = !sentence;
  }

  // A reply goes where its card stands; afterwards the choice is as it was.
  replyTo(id, notice = "", to = this.chosen) {
    const where = this.form.elements.to;
    if (id && !this.under) this.chosen = where.value;
    if (to) where.value = to;
    this.#place();
    this.under = id ?? undefined;
    this.replying.hidden = !id;
    this.replying.firstElementChild.textContent = words.reply_to.replace("{what}", notice);
    this.form.querySelector(".where").inert = Boolean(id);
    if (id) this.text.focus();
  }

  async say() {
    this.pane.acted = Date.now();
    const text = this.text.value.trim();
    if (!text || this.text.readOnly) return;
    this.text.readOnly = true;
    this.id ??= newId();
    const place = { to: this.form.elements.to.value, at: this.under };
    const said = await send("say", { ...place, id: this.id, who: this.pane.who, text });
    this.text.readOnly = false;
    this.wrong(said.error ?? "");
    if (said.error && !said.final) return;
    this.id = undefined;
    if (said.error) return;
    this.#remember(text);
    this.text.value = "";
    this.#typed();
    this.replyTo(null);
    if (said.form) this.pane.open(said.form, place, this.text);
  }

  #place() {
    const isPrivate = this.form.elements.to.value === "direct";
    this.text.placeholder = isPrivate ? words.private_placeholder : words.placeholder;
  }

  #remember(text) {
    this.said = [...this.said.filter((line) => line !== text), text].slice(-30);
    this.back = this.said.length;
    kept.set(`said ${this.pane.who}`, JSON.stringify(this.said));
  }

  #typed() {
    this.id = undefined;
    kept.set(`draft ${this.pane.who}`, this.text.value);
    if (!CSS.supports("field-sizing", "content")) {
      this.text.style.height = "auto";
      this.text.style.height = `${this.text.scrollHeight}px`;
    }
    this.#suggest(this.#fitting());
  }

  // What could stand where the caret is: [what it becomes, what it explains].
  #fitting() {
    const before = this.text.value.slice(0, this.text.selectionStart);
    const person = /(?:^|\s)@(\S*)$/.exec(before);
    const verb = /^\s*\/(?:s(?:l(?:o(?:t(?:\s+(\S*))?)?)?)?)?$/i.exec(before);
    if (person) {
      this.from = before.length - person[1].length - 1;
      const found = words.people.filter(([name]) => starts(name, person[1]));
      return found.map(([name, team]) => [`@${name} `, team]);
    }
    if (!verb) return [];
    this.from = 0;
    const found = words.verbs.filter(([name]) => starts(name, verb[1] ?? ""));
    return found.map(([name, what]) => [`/slot ${name} `, what]);
  }

  #suggest(found) {
    this.found = found;
    this.ideas.hidden = !found.length;
    this.ideas.replaceChildren(...found.map(([becomes, what], at) => {
      const idea = document.createElement("li");
      const name = document.createElement("b");
      const meaning = document.createElement("span");
      [name.textContent, meaning.textContent] = [becomes.trim(), what];
      idea.append(name, meaning);
      idea.id = `${this.ideas.id}-${at}`;
      idea.role = "option";
      idea.tabIndex = -1; // walked by arrows, from the line
      return idea;
    }));
    this.#mark(0);
  }

  #mark(at) {
    this.at = at;
    [...this.ideas.children].forEach((idea, i) => { idea.ariaSelected = String(i === at); });
    const chosen = this.ideas.children[at];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.text.setAttribute("aria-activedescendant", chosen.id);
    else this.text.removeAttribute("aria-activedescendant");
  }

  #take(at) {
    this.text.setRangeText(this.found[at][0], this.from, this.text.selectionStart, "end");
    this.#typed();
    this.#suggest([]);
  }

  #key(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (!this.ideas.hidden && this.#keyInIdeas(key)) event.preventDefault();
    else if (key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.say();
    } else if ((key === "ArrowUp" || key === "ArrowDown") && this.#remembered(key)) event.preventDefault();
    else if (key === "Escape" && this.under) this.replyTo(null);
  }

  // Enter sends a line that is whole already; Tab always completes.
  #keyInIdeas(key) {
    const many = this.found.length;
    const typed = this.text.value.slice(this.from, this.text.selectionStart).trim().toLowerCase();
    const bare = this.text.value.trim().toLowerCase() === "/slot"; // alone it asks for the overview
    const whole = bare || this.found.some(([becomes]) => becomes.trim().toLowerCase() === typed);
    if (key === "ArrowDown") this.#mark((this.at + 1) % many);
    else if (key === "ArrowUp") this.#mark((this.at + many - 1) % many);
    else if (key === "Tab" || (key === "Enter" && !whole)) this.#take(this.at);
    else if (key === "Escape") this.#suggest([]);
    else return false;
    return true;
  }

  #remembered(key) {
    const here = this.text.value;
    if (here !== "" && here !== this.said[this.back]) return false;
    const at = this.back + (key === "ArrowUp" ? -1 : 1);
    if (at < 0 || at > this.said.length) return false;
    this.back = at;
    this.text.value = this.said[at] ?? "";
    this.#typed();
    this.#suggest([]);
    return true;
  }
}

const starts = (name, typed) => name.toLowerCase().startsWith(typed.toLowerCase());

// What is new is read out once, as the pane that is in use sees it.
function readOut(news) {
  const pane = panes.find((p) => p.element.contains(document.activeElement)) ??
    panes.find((p) => p.element.classList.contains("open"));
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
  stream.addEventListener("open", () => walking(false)); // it says so at once where that is wrong
  heard("afresh", () => location.reload());
  stream.addEventListener("error", () => {
    byId("lost").hidden = false;
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
  });
}

// The clock is moved for all open pages: their buttons rest until it is there. They keep the focus,
// so they are not `disabled`.
const moves = [...document.querySelectorAll("[data-move]")];
const walking = (on) => { for (const button of moves) button.ariaDisabled = String(on); };

async function move(button) {
  if (button.ariaDisabled === "true") return;
  walking(true);
  const looked = (until) => { for (const pane of panes) pane.acted = until; };
  looked(Infinity); // all that comes on the way is what was wanted
  const said = await send("clock", { move: button.dataset.move }, 120000);
  walking(false);
  looked(Date.now());
  tell(said.error ?? said.told);
  byId("moved").textContent = said.clock ?? "";
}

// It stands until the next thing is done.
function tell(sentence) {
  byId("told").textContent = sentence;
  byId("told").hidden = !sentence;
  addEventListener("click", () => { byId("told").hidden = true; }, { capture: true, once: true });
}

for (const button of moves) button.addEventListener("click", () => move(button));

const switches = [...document.querySelectorAll("[data-to-pane]")];
const switchOf = (who) => switches.find((button) => button.dataset.toPane === who);

function openPane(who) {
  for (const pane of panes) pane.element.classList.toggle("open", pane.who === who);
  for (const button of switches) button.ariaPressed = String(button.dataset.toPane === who);
  switchOf(who).classList.remove("unread");
  kept.set("pane", who);
  panes.find((pane) => pane.who === who).toEnd();
}

const panes = [...document.querySelectorAll(".pane")].map((element) => new Pane(element));
for (const button of switches) button.addEventListener("click", () => openPane(button.dataset.toPane));
openPane(panes.find((pane) => pane.who === kept.get("pane"))?.who ?? document.body.dataset.show);
follow();
