// Makes a passkey, or shows one, and sends what came of it as a form. Nothing runs until the button is pressed.
const box = document.querySelector("[data-passkey]");
const button = box.querySelector("button");
const say = (which, yes) => { box.querySelector(`[data-said=${which}]`).hidden = !yes; };

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? [])))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

async function made() {
  const asked = JSON.parse(box.dataset.options);
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: asked.excludeCredentials.map((one) => ({ ...one, id: bytes(one.id) })),
  };
  const { id, type, response } = await navigator.credentials.create({ publicKey });
  const parts = { attestationObject: text(response.attestationObject) };
  return { id, rawId: id, type, response: { ...parts, clientDataJSON: text(response.clientDataJSON) } };
}

async function shown() {
  const asked = await (await fetch(box.dataset.from, { method: "POST" })).json();
  const publicKey = { ...asked, challenge: bytes(asked.challenge) };
  const { id, type, response } = await navigator.credentials.get({ publicKey });
  const parts = {};
  for (const name of ["authenticatorData", "clientDataJSON", "signature", "userHandle"]) {
    parts[name] = text(response[name]);
  }
  return { id, rawId: id, type, response: parts };
}

button.addEventListener("click", async () => {
  button.disabled = true;
  say("failed", false);
  try {
    box.querySelector("input").value = JSON.stringify(await (box.dataset.options ? made() : shown()));
    box.closest("form").submit();
  } catch {
    say("failed", true);
  } finally {
    button.disabled = false;
  }
});

const able = Boolean(window.PublicKeyCredential && navigator.credentials);
button.hidden = !able;
say("needs", !able);
