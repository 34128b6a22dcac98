// Passkeys: the browser asks the device, the form brings the answer. Needs allauth's webauthn-json.js.
"use strict";

if (window.PublicKeyCredential && window.webauthnJSON) {
  for (const one of document.querySelectorAll(".wh-passkey")) one.hidden = false;
  for (const one of document.querySelectorAll(".wh-no-passkey")) one.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) form.addEventListener("submit", answer);
}

// What the device says to the question of this form: made with a new key, or signed with one that it has.
async function ask(form) {
  if (form.dataset.passkey === "make") {
    const options = JSON.parse(document.getElementById(form.dataset.options).textContent);
    return window.webauthnJSON.create(options.creation_options);
  }
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${response.status}`);
  const options = await response.json();
  return window.webauthnJSON.get(options.request_options);
}

async function answer(event) {
  event.preventDefault();
  const form = event.target;
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await ask(form));
  } catch (_refused) {
    failed.hidden = false;
    return;
  }
  form.submit();
}
