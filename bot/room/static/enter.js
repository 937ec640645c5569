// Hands in the secret of a link, which stands after the # so that no server writes it down.

async function enter() {
  const secret = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  try {
    const answer = await fetch("/room/enter", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret }),
      signal: AbortSignal.timeout(15000),
    });
    if (answer.ok) return location.replace("/");
    return (await answer.json()).error;
  } catch {
    return document.body.dataset.unsure;
  }
}

async function show() {
  const said = await enter();
  if (said) document.getElementById("said").textContent = said;
}

// A new link that is pasted over one that was no good changes only what stands after the #.
window.addEventListener("hashchange", show);
await show();
