// The room's page. It draws nothing itself: messages and forms come as HTML from the server.
// The files of this folder are served as one module, in the order that assets.py says.

const words = JSON.parse(document.body.dataset.words);
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const byId = (id) => document.getElementById(id);
const scrollTo = (element, block = "nearest") =>
  element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });

// Survives a reload, and is gone with the tab; a browser that forbids it merely forgets.
const keptIn = (place) => ({
  get(name) { try { return window[place].getItem(name); } catch { return null; } },
  set(name, value) { try { window[place].setItem(name, value); } catch { /* forgets */ } },
});
const kept = keptIn("sessionStorage");
const forGood = keptIn("localStorage");

// The acts that a step of the guide is done by, those first that it is best done by.
const ACTS = { answer: ["accept", "decline"], bump: ["bump"] };

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
      body: JSON.stringify({ ...payload, mark: document.body.dataset.mark }),
      signal: AbortSignal.timeout(patience),
    });
    const said = await answer.json();
    if (said?.constructor !== Object) throw new TypeError("not the room's answer");
    return answer.ok ? said : { error: said.error ?? words.unsure, final: answer.status < 500 };
  } catch {
    return { error: words.unsure };
  }
}
