const NOTHING = { from: 0, found: [], sure: false };

class Line {
  constructor(pane, form) {
    this.pane = pane;
    this.form = form;
    this.text = form.elements.text;
    this.error = form.querySelector(".error");
    this.replying = form.querySelector(".replying");
    this.ideas = form.querySelector(".ideas");
    // What was typed before this script came stays.
    this.text.value ||= kept.get(`draft ${pane.who}`) ?? "";
    this.said = JSON.parse(kept.get(`said ${pane.who}`) ?? "[]");
    this.back = this.said.length;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.say(); });
    form.addEventListener("change", () => this.#place());
    this.text.addEventListener("input", () => this.#typed());
    this.text.addEventListener("keydown", (event) => this.#key(event));
    this.text.addEventListener("blur", () => this.#suggest(NOTHING));
    this.replying.querySelector(".stop").addEventListener("click", () => { this.replyTo(null); this.text.focus(); });
    this.ideas.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const idea = event.target.closest("li");
      if (idea) this.#take([...this.ideas.children].indexOf(idea));
    });
  }

  // Put into the line for somebody, where they have not begun one themselves.
  write(text) {
    if (!this.text.value) {
      this.replyTo(null);
      this.form.elements.to.value = "shared";
      this.#place();
      this.text.value = text;
      this.#typed();
      this.#suggest(NOTHING);
    }
    this.text.focus();
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

  // What is typed, or `line` beside it.
  async say(line) {
    this.pane.acted = Date.now();
    const text = line ?? this.text.value.trim();
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
    if (!line) {
      this.#remember(text);
      this.text.value = "";
      this.#typed();
      this.replyTo(null);
    }
    if (said.meant && !line) this.#again(said.meant);
    if (said.form) this.pane.open(said.form, place, this.text);
  }

  // Perhaps a command that lacked its beginning: with it, it waits in the line to be sent.
  #again(command) {
    this.write(command);
    this.wrong(words.only_said);
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
    this.#suggest(fitting(this.text.value.slice(0, this.text.selectionStart)));
  }

  #suggest({ from, found, sure }) {
    Object.assign(this, { from, found, sure });
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
    this.#suggest(NOTHING);
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
    const whole = bare || !this.sure || this.found.some(([becomes]) => becomes.trim().toLowerCase() === typed);
    if (key === "ArrowDown") this.#mark((this.at + 1) % many);
    else if (key === "ArrowUp") this.#mark((this.at + many - 1) % many);
    else if (key === "Tab" || (key === "Enter" && !whole)) this.#take(this.at);
    else if (key === "Escape") this.#suggest(NOTHING);
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
    this.#suggest(NOTHING);
    return true;
  }
}
