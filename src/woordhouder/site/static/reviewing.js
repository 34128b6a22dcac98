// Deciding on proposals: one key for each act, and the passage in the document beside the proposal that has the focus.
"use strict";

const proposals = [...document.querySelectorAll("[data-proposal]")];
const pane = document.querySelector("[data-paper]");
const keys = document.querySelector("[data-keys]");
const keySwitch = document.querySelector("[data-keys-switch]");
const OFF = "woordhouder-keys-off";
const OF_THE_PAGE = ["u", "v"]; // one step back, many at once: of no proposal in particular

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

// Words that are marked in the document. White space is another on the page than in the file, so a place is told as: so
// many signs without white space after the place where its stretch begins (woordhouder.intake.choosing).
const marked = document.querySelector("[data-marked]");
const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const signs = (text) => [...text].filter((sign) => !WHITE.test(sign)).length;

// What of a stretch is marked.
function within(range, stretch) {
  const part = document.createRange();
  part.selectNodeContents(stretch);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

function spot(stretch, node, offset) {
  const before = document.createRange();
  before.setStart(stretch, 0);
  before.setEnd(node, offset);
  return `${stretch.dataset.start}.${signs(before.toString())}`;
}

// The first and the last stretch that hold some of what is marked say where it begins and ends.
function mark() {
  const selection = document.getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const inside = range && pane?.contains(range.commonAncestorContainer) && /\p{L}/u.test(range.toString());
  const all = inside ? [...pane.querySelectorAll("[data-start]")].filter((one) => range.intersectsNode(one)) : [];
  const held = all.filter((one) => signs(within(range, one).toString()));
  marked.hidden = held.length === 0;
  if (!held.length) return;
  const [first, last] = [held[0], held[held.length - 1]];
  const [begin, end] = [within(range, first), within(range, last)];
  const { van, tot, passage } = marked.elements;
  van.value = spot(first, begin.startContainer, begin.startOffset);
  tot.value = spot(last, end.endContainer, end.endOffset);
  passage.value = held.find((one) => one.dataset.passage)?.dataset.passage || "";
  marked.querySelector("[data-marked-words]").textContent = `“${whole(range).replace(/\s+/g, " ").trim()}”`;
}

// What is marked, with the words that it begins and ends in made whole: so it will be taken.
function whole(range) {
  const { startContainer: first, endContainer: last, startOffset, endOffset } = range;
  const before = first instanceof Text ? /[\p{L}\p{N}]*$/u.exec(first.data.slice(0, startOffset))[0] : "";
  const after = last instanceof Text ? /^[\p{L}\p{N}]*/u.exec(last.data.slice(endOffset))[0] : "";
  const words = range.toString();
  const isCut = (sign) => /[\p{L}\p{N}]/u.test(sign || "");
  return `${isCut(words[0]) ? before : ""}${words}${isCut(words.at(-1)) ? after : ""}`;
}

// A passage leads to its proposal. Of a link one cannot mark some words with the mouse, so here it is none any more, and
// leads there all the same. Who presses the button keeps what is marked.
function follow(event) {
  const passage = event.target.closest("[data-there]");
  if (!passage || !document.getSelection().isCollapsed) return;
  if (location.hash === passage.dataset.there) arrive();
  else location.hash = passage.dataset.there;
}

// As long as the mouse is down a passage takes no focus: a browser forgets where one began to mark when that is just
// outside what gets the focus, as at the first letter of a passage.
function hold(event) {
  const passage = event.target.closest("[data-there]");
  if (!passage) return;
  passage.removeAttribute("tabindex");
  document.addEventListener("mouseup", () => (passage.tabIndex = 0), { once: true });
}

if (marked && pane) {
  for (const passage of pane.querySelectorAll("a[data-start]")) {
    passage.dataset.there = passage.getAttribute("href");
    passage.removeAttribute("href");
    passage.setAttribute("role", "link");
    passage.tabIndex = 0;
  }
  pane.addEventListener("mousedown", hold);
  pane.addEventListener("click", follow);
  pane.addEventListener("keydown", (event) => event.key === "Enter" && follow(event));
  marked.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("selectionchange", mark);
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
  const of = OF_THE_PAGE.includes(key) ? document : current();
  const act = /^[a-z]$/.test(key) && of?.querySelector(`[data-key="${key}"]`);
  if (!act) return;
  event.preventDefault();
  act.click();
});
