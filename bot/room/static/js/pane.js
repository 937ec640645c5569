class Pane {
  constructor(element) {
    this.element = element;
    this.who = element.dataset.who;
    this.posts = element.querySelector(".posts");
    this.sheet = element.querySelector(".sheet");
    this.below = element.querySelector(".below");
    this.line = new Line(this, element.querySelector(".line-form"));
    this.below.addEventListener("click", () => this.show(this.waiting));
    this.posts.addEventListener("click", (event) => this.#clicked(event));
    this.posts.addEventListener("scroll", () => this.atEnd() && this.#clear(), { passive: true });
    this.sheet.addEventListener("click", (event) => this.#clickedInForm(event));
    this.sheet.addEventListener("submit", (event) => this.#submitted(event));
    this.sheet.addEventListener("keydown", (event) => this.#keyInForm(event));
    this.used = 0;
    this.lookedFor = 0;
    for (const did of ["focusin", "pointerdown"]) {
      element.addEventListener(did, () => { this.used = performance.now(); });
    }
    // Who has just tapped or sent something wants to see what comes of it.
    this.acted = 0;
    this.newsAt = 0;
    for (const did of ["click", "submit"]) {
      element.addEventListener(did, () => { this.acted = Date.now(); }, true);
    }
    element.querySelector(".start").addEventListener("click", () => this.line.say("/slot"));
    this.days();
    this.toEnd();
    // The line grows and shrinks below; who reads the end goes on reading it.
    this.posts.addEventListener("scroll", () => { this.reading = this.atEnd(); }, { passive: true });
    this.reading = true;
    new ResizeObserver(() => this.reading && !this.looking() && this.toEnd()).observe(this.posts);
  }

  atEnd() {
    return this.posts.scrollHeight - this.posts.scrollTop - this.posts.clientHeight < 90;
  }

  toEnd() {
    this.posts.scrollTop = this.posts.scrollHeight;
    this.#clear();
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
  // where nobody is at work and nothing has just come, and otherwise offered.
  take(htmls) {
    const wasAtEnd = this.atEnd();
    const news = htmls.map((html) => this.#put(html)).filter(Boolean);
    if (!news.length) return;
    this.element.querySelector(".empty").hidden = true;
    this.days();
    const fresh = news.filter((post) => post.classList.contains("fresh"));
    if (fresh.length) this.newsAt = Date.now();
    const awaited = fresh.length > 0 && Date.now() - this.acted < 4000;
    const wanted = wasAtEnd || awaited || fresh.at(-1)?.classList.contains("mine");
    if (wanted && !this.looking()) this.#toNews(fresh);
    const missed = news.filter((post) => !this.#inSight(post)).at(-1);
    if (!missed) this.#clear();
    else if (!fresh.length && !this.busy() && Date.now() - this.newsAt > 4000) scrollTo(missed);
    else this.#offer(missed, fresh.includes(missed));
    if (!this.element.classList.contains("open")) switchOf(this.who)?.classList.add("unread");
  }

  // For a card, which is on its way into sight.
  looking() {
    return Date.now() - this.lookedFor < 1500;
  }

  // What is new is read from its beginning, also where it is longer than the pane.
  #toNews(fresh) {
    this.toEnd();
    const first = fresh.find((post) => !post.classList.contains("mine")) ?? fresh[0];
    const above = first ? first.getBoundingClientRect().top - this.posts.getBoundingClientRect().top : 0;
    if (above < 0) {
      this.reading = false;
      this.posts.scrollTop += above - 8;
    }
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
    const above = post.getBoundingClientRect().top < this.posts.getBoundingClientRect().top;
    this.below.textContent = isNew ? `${words.new_below} ↓` : `${words.changed} ${above ? "↑" : "↓"}`;
    this.below.hidden = false;
  }

  #clear() {
    if (!this.waiting?.isConnected || this.#inSight(this.waiting)) this.below.hidden = true;
  }

  show(post) {
    this.below.hidden = true;
    if (!post) return;
    this.reading = false;
    this.lookedFor = Date.now();
    scrollTo(post, "center");
    post.classList.add("found");
    post.querySelector("article").focus({ preventScroll: true });
    setTimeout(() => post.classList.remove("found"), 2000);
  }

  // Brings the latest button of one of these acts into sight, a private one first; is there one?
  point(acts) {
    const found = acts.flatMap((act) => [`.private [data-act="${act}"]`, `[data-act="${act}"]`])
      .map((which) => [...this.posts.querySelectorAll(which)].at(-1)).find(Boolean);
    if (!found) return false;
    this.show(found.closest(".post"));
    found.classList.add("pointed");
    found.focus({ preventScroll: true });
    found.addEventListener("blur", () => found.classList.remove("pointed"), { once: true });
    return true;
  }

  #clicked(event) {
    const quote = event.target.closest(".quote");
    const reply = event.target.closest("[data-reply]");
    const button = event.target.closest("[data-act]");
    if (quote) {
      event.preventDefault();
      this.show(byId(quote.getAttribute("href").slice(1)));
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
    turn();
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
    const copying = event.target.closest("[data-copy]");
    if (copying) copy(copying);
    else if (event.target.closest("[data-close]") || event.target === this.sheet) this.close();
    else if (button?.localName === "button") this.tap(button, this.place);
  }

  #submitted(event) {
    event.preventDefault();
    const empty = [...event.target.querySelectorAll("[required]")].filter((box) => !box.value.trim());
    if (empty.length) {
      this.#wrong(Object.fromEntries(empty.map((box) => [box.name, words.fill_in])));
      return;
    }
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

// What stands before the button. It is selected too, for the keys where a browser forbids the rest.
async function copy(button) {
  const text = button.previousElementSibling;
  getSelection().selectAllChildren(text);
  const done = await (navigator.clipboard?.writeText(text.textContent) ?? Promise.reject()).then(() => true, () => document.execCommand("copy"));
  button.textContent = done ? words.copied : words.selected;
  byId("moved").textContent = button.textContent;
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
