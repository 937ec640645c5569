// The guided minute: three steps that are done by the newcomer's own taps, or closed for good.

class Guide {
  constructor(element) {
    this.element = element;
    this.hint = this.element.querySelector(".hint");
    this.steps = [...this.element.querySelectorAll("li")];
    for (const step of this.steps) {
      step.querySelector("button").addEventListener("click", (event) => this.#point(step, event.currentTarget.dataset.who));
    }
    this.element.querySelector(".stop").addEventListener("click", () => this.#close());
    this.element.hidden = forGood.get("guide") === "closed";
    this.take(around.done);
  }

  take(done) {
    for (const step of this.steps) {
      const was = done.includes(step.dataset.step);
      step.classList.toggle("done", was);
      step.querySelector(".done").hidden = !was;
      step.querySelector("button").removeAttribute("aria-current");
    }
    const next = this.steps.find((step) => !step.classList.contains("done"));
    next?.querySelector("button").setAttribute("aria-current", "step");
    if (!next) this.hint.textContent = this.hint.dataset.done;
    else if (this.pointed?.classList.contains("done")) this.hint.textContent = "";
  }

  // Leads to where the step is done, and does nothing itself.
  #point(step, who) {
    this.pointed = step;
    const pane = panes.find((one) => one.who === who);
    openPane(who);
    const [can, cannot] = step.querySelectorAll("p");
    const found = step.dataset.step === "propose" || pane.point(ACTS[step.dataset.step]);
    if (step.dataset.step === "propose") pane.line.write(this.element.dataset.line);
    this.hint.textContent = (found ? can : cannot).textContent;
  }

  #close() {
    forGood.set("guide", "closed");
    this.element.hidden = true;
    paneInUse().line.text.focus();
  }
}

const guided = document.querySelector(".guide"); // only the demo has one
const guide = guided ? new Guide(guided) : { take() {} };
