// Deciding on proposals: one key for each act, and the passage in the document beside the proposal that has the focus.
"use strict";

const proposals = [...document.querySelectorAll("[data-proposal]")];
const pane = document.querySelector("[data-paper]");
const keys = document.querySelector("[data-keys]");
const keySwitch = document.querySelector("[data-keys-switch]");
const OFF = "woordhouder-keys-off";

const current = () =>
  proposals.find((one) => one.contains(document.activeElement)) || proposals.find((one) => one.matches(".is-current"));

// The passage of a proposal is marked, and brought into view within the document only.
function show(proposal) {
  for (const one of document.querySelectorAll(".is-current")) one.classList.remove("is-current");
  proposal.classList.add("is-current");
  const passage = document.getElementById(`p-${proposal.dataset.proposal}`);
  if (!passage) return;
  passage.classList.add("is-current");
  if (pane && pane.scrollHeight > pane.clientHeight) {
    const above = passage.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += above - pane.clientHeight / 3;
  }
}

function go(step) {
  const here = current();
  const at = here ? proposals.indexOf(here) + step : 0;
  proposals[Math.min(Math.max(at, 0), proposals.length - 1)]?.focus();
}

for (const proposal of proposals) proposal.addEventListener("focusin", () => show(proposal));

// After a decision the page comes back at the next proposal; so does who follows a passage in the document.
function arrive() {
  const there = document.getElementById(location.hash.slice(1));
  if (there?.matches("[data-proposal]")) there.focus({ preventScroll: false });
}
window.addEventListener("hashchange", arrive);
arrive();

if (keys && proposals.length) {
  keys.hidden = false;
  try {
    keySwitch.checked = localStorage.getItem(OFF) === null;
  } catch {
    // Without a place to remember it, keys are on.
  }
  keySwitch.addEventListener("change", () => {
    try {
      if (keySwitch.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch {
      // It holds for this page then.
    }
  });
}

const isTyping = (event) => event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  const isMine = keys && !keys.hidden && keySwitch.checked && !isTyping(event);
  if (!isMine || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key.length !== 1) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    event.preventDefault();
    go(key === "j" ? 1 : -1);
    return;
  }
  const of = key === "u" ? document : current();
  const act = /^[a-z]$/.test(key) && of?.querySelector(`[data-key="${key}"]`);
  if (!act) return;
  event.preventDefault();
  act.click();
});
