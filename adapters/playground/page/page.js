// What a person can do on the page. Everything goes through one listener per kind of event.

import { ask, showTrouble } from "./asking.js";
import { remember, show, update } from "./columns.js";
import { entered } from "./form.js";
import { listen } from "./live.js";
import { preparePanes, switchTo } from "./layout.js";

const columnOf = (element) => element.closest("[data-person]");

async function press(button, column) {
  const open = button.closest(".window");
  await act(column, "/press", {
    action: button.dataset.action ?? button.dataset.change,
    token: open ? open.dataset.token : button.dataset.token,
    ...(open ? entered(open.querySelector("form")) : {}),
  });
}

// The column last acted in. A dialog may stand there before its press is answered, with the focus on neither.
let latest = null;
const leaving = new Set(); // columns whose dialog closes as soon as the press under way is answered

async function act(column, path, body) {
  if (column.ariaBusy === "true") {
    if (path === "/close") leaving.add(column);
    return; // the first press is still being answered
  }
  const before = remember(column);
  latest = column;
  column.ariaBusy = "true";
  try {
    const answer = await ask(path, { person: column.dataset.person, ...body });
    show(answer, column, before);
  } catch {
    sayNotSaved(column);
  } finally {
    column.ariaBusy = "false";
  }
  if (leaving.delete(column) && column.querySelector(".window")) await act(column, "/close", {});
}

// The server did not answer. The form stays as it is, and the sentence stands where the person looks.
function sayNotSaved(column) {
  const body = column.querySelector(".window .body");
  if (!body) {
    column.querySelector("[data-part=aside]").textContent = column.dataset.notSaved;
    return;
  }
  const line = document.createElement("div");
  line.className = "said";
  line.role = "alert";
  line.textContent = column.dataset.notSaved;
  body.querySelector(".said")?.remove();
  body.prepend(line);
  body.scrollTop = 0;
}

async function push(button, path, body) {
  const all = button.closest(".pushes");
  if (all.ariaBusy === "true") return;
  all.ariaBusy = "true";
  try {
    update(await ask(path, body));
  } catch {
    showTrouble("The clock could not be pushed. Is the playground still running?");
  } finally {
    all.ariaBusy = "false";
  }
}

async function copy(button) {
  const box = document.getElementById(button.dataset.copy);
  box.select();
  await navigator.clipboard?.writeText(box.value).catch(() => document.execCommand("copy"));
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = label), 2000);
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("button, a[href^='#']");
  if (!target) return;
  const data = target.dataset;
  if (data.push) push(target, "/push", { by: data.push });
  else if ("startOver" in data) push(target, "/start-over", {});
  else if (data.switch) switchTo(data.switch);
  else if (target.hash) {
    event.preventDefault();
    switchTo(target.hash.slice(1)).querySelector("h2").focus();
  } else if (data.copy) copy(target);
  else if ("close" in data) act(columnOf(target), "/close", {});
  else if (data.quiet) act(columnOf(target), "/quiet", { for: data.quiet });
  else if (data.run) act(columnOf(target), "/type", { text: data.run });
  else if (data.action && target.type !== "submit") press(target, columnOf(target));
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const column = columnOf(event.target);
  if (event.target.closest(".window")) {
    const main = event.target.querySelector("button[type=submit]");
    if (main) press(main, column);
    return;
  }
  const line = event.target.querySelector("input");
  const text = line.value.trim();
  if (!text) return;
  line.value = "";
  act(column, "/type", { text });
});

document.addEventListener("change", (event) => {
  if (event.target.dataset.change) press(event.target, columnOf(event.target));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const column = columnOf(event.target) ?? latest;
    if (column?.querySelector(".window")) act(column, "/close", {});
  }
  const radio = event.target.type === "radio" && !event.target.dataset.change;
  if (radio && ["Delete", "Backspace"].includes(event.key)) event.target.checked = false;
});

// Whatever was tapped may also be left out: a second tap takes it back, and so does Delete.
let tappedAgain = null;

document.addEventListener("pointerdown", (event) => {
  const radio = event.target.closest(".option")?.querySelector("input");
  tappedAgain = radio?.checked && !radio.dataset.change ? radio : null;
});

document.addEventListener("click", (event) => {
  if (event.target === tappedAgain) tappedAgain.checked = false;
  if (event.target.type === "radio") tappedAgain = null;
});

switchTo(location.hash.slice(1));
preparePanes();
listen(update);
