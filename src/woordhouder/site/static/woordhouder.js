// What scripts add; every page is whole without them.
"use strict";

// Explained words: Escape closes the explanation (WCAG 1.4.13); on a touch screen the first tap opens it.
const termOf = (event) => event.target instanceof Element && event.target.closest(".wh-term");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".wh-term:hover, .wh-term:focus-within")) {
    term.classList.add("wh-term--closed");
  }
});
for (const kind of ["mouseout", "focusout"]) {
  document.addEventListener(kind, (event) => {
    const term = termOf(event);
    if (term && !term.contains(event.relatedTarget)) term.classList.remove("wh-term--closed", "wh-term--tapped");
  });
}
document.addEventListener("click", (event) => {
  const term = termOf(event);
  if (!term || !window.matchMedia("(hover: none)").matches || term.classList.contains("wh-term--tapped")) return;
  event.preventDefault();
  term.classList.add("wh-term--tapped");
});

// Printing by a button; where scripts do not run the button stays hidden.
for (const button of document.querySelectorAll(".wh-print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// What is folded on the screen is open on paper, and folded again afterwards.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const part of opened) part.open = true;
});
window.addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});

// The menu of a phone closes with Escape and gives the focus back to its button.
const menu = document.querySelector(".wh-menu__details");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Forms that are filled in again and again: Ctrl (or Cmd) and Enter hand them in from any field.
for (const form of document.querySelectorAll("form[data-submit-keys]")) {
  for (const hint of form.querySelectorAll(".prep-keys")) hint.hidden = false;
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

// Forms that keep what is typed: some seconds after typing, when the page is hidden, and again until the server has it.
const AFTER_TYPING = 4000;
const AFTER_FAILING = 15000;
const secret = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];

function keepDrafts(form) {
  const says = document.querySelector("[data-draft-status]");
  if (says) form.append(says); // beside the buttons, where people look when they stop
  const typed = () => {
    const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    return JSON.stringify(fields);
  };
  // What came back with an error is nowhere yet but on this page.
  let kept = form.querySelector("[aria-invalid=true]") ? "" : typed();
  let timer = 0;
  let isBusy = false;
  let isHandedIn = false;

  const say = (name) => {
    const words = says?.dataset[name]?.replace("{time}", new Date().toTimeString().slice(0, 5));
    if (words && says.textContent !== words) says.textContent = words;
  };
  const keepIn = (pause) => {
    clearTimeout(timer);
    if (!isHandedIn) timer = setTimeout(keep, pause);
  };
  const post = () => {
    const body = new FormData(form);
    body.set("_keep", "1");
    const headers = { "X-Draft": "1" };
    // After signing in again in another tab the secret of this page is old; the cookie has the new one.
    if (secret()) {
      headers["X-CSRFToken"] = secret();
      body.delete("csrfmiddlewaretoken");
    }
    return fetch(form.getAttribute("action") || location.href, { method: "POST", body, headers, redirect: "manual" });
  };
  async function keep() {
    const now = typed();
    if (now === kept || isBusy || isHandedIn) return;
    isBusy = true;
    try {
      const answer = await post();
      if (answer.status === 204) {
        kept = now;
        const field = form.elements.namedItem("csrfmiddlewaretoken");
        if (field && secret()) field.value = secret();
        say("kept");
      } else {
        say(answer.status >= 500 ? "failed" : "ended");
      }
    } catch {
      say("failed");
    }
    isBusy = false;
    if (typed() !== kept) keepIn(kept === now ? AFTER_TYPING : AFTER_FAILING);
  }

  for (const kind of ["input", "change"]) form.addEventListener(kind, () => keepIn(AFTER_TYPING));
  form.addEventListener("submit", () => {
    isHandedIn = true;
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  window.addEventListener("pageshow", () => (isHandedIn = false));
  window.addEventListener("beforeunload", (event) => {
    if (!isHandedIn && typed() !== kept) event.preventDefault();
  });
  if (!kept) keepIn(AFTER_TYPING);
}
for (const form of document.querySelectorAll("form[data-draft]")) keepDrafts(form);
