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
