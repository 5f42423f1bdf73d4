// Puts what the server sent into the page, and keeps the focus where a person would look for it.

import { mark } from "./layout.js";

let stage = null;
const known = new Map(); // person → the changes shown so far
const openers = new Map(); // person → how to find again what opened their dialog

const part = (root, name) => root.querySelector(`[data-part=${name}]`);

// Before a press: where the person was, so that the answer can lead on from there.
export function remember(column) {
  const from = document.activeElement;
  const open = column.querySelector(".window");
  if (column.contains(from) && !open) openers.set(column.id, key(from));
  return { open, page: open?.dataset.page, held: open?.contains(from) ? key(from) : null };
}

// The answer to a press of this person: shown, and the focus goes where it leads.
export function show(answer, column, before) {
  update(answer);
  const open = column.querySelector(".window");
  if (open && open !== before.open) focusIn(open, open.dataset.page === before.page ? before.held : null);
  else if (before.open && !open) focusBack(column);
}

export function update(answer) {
  if (answer.stage !== stage) {
    stage = answer.stage;
    known.clear();
  }
  for (const column of answer.columns) fill(column);
  document.querySelector(".now").innerHTML = answer.clock;
  for (const pane of ["records", "database"]) {
    const place = part(document, pane);
    if (pane in answer && place.innerHTML !== answer[pane]) place.innerHTML = answer[pane];
  }
}

function fill(news) {
  const column = document.getElementById(news.person);
  const seen = known.get(news.person) ?? { changes: -1, windowChanges: -1, notices: null };
  part(column, "time").textContent = news.time;
  fillQuiet(column, news.quiet);
  if (news.changes <= seen.changes) return;
  fillChat(column, news, seen);
  if (news.windowChanges !== seen.windowChanges) fillWindow(column, news);
  part(column, "aside").innerHTML = news.aside;
  known.set(news.person, news);
}

// Time alone may end it, and whoever pressed it keeps the focus there.
function fillQuiet(column, quiet) {
  const place = part(column, "quiet");
  const held = place.contains(document.activeElement);
  if (place.innerHTML !== quiet) place.innerHTML = quiet;
  if (held) place.querySelector("button")?.focus();
}

function fillChat(column, news, seen) {
  const log = part(column, "chat");
  const held = log.contains(document.activeElement) ? key(document.activeElement) : null;
  log.innerHTML = news.chat;
  if (held) find(log, held)?.focus({ preventScroll: true });
  if (seen.notices !== null && news.notices > seen.notices) {
    part(column, "news").textContent = news.news;
    for (const line of [...log.querySelectorAll(".notice")].slice(seen.notices)) line.classList.add("new");
    mark(news.person);
  }
  const lines = log.querySelectorAll("li");
  if (lines.length) log.scrollTop = log.scrollHeight;
}

function fillWindow(column, news) {
  part(column, "window").innerHTML = news.window;
  const open = Boolean(news.window);
  for (const behind of [part(column, "chat"), column.querySelector(".composer")]) behind.inert = open;
}

// To the first field that needs a change, else to what was held before, else to the dialog's heading.
function focusIn(open, held) {
  const wrong = open.querySelector("[aria-invalid=true]");
  const field = wrong?.matches("fieldset") ? wrong.querySelector("input") : wrong;
  (field ?? (held && find(open, held)) ?? open.querySelector("h3")).focus();
}

function focusBack(column) {
  const opener = openers.get(column.id);
  ((opener && find(column, opener)) ?? column.querySelector(".composer input")).focus();
}

// How to find an element again after its surroundings were written anew.
function key(element) {
  const { action, token, run } = element.dataset;
  if (action) return { action, token };
  if (run) return { run };
  if (element.name) return { name: element.name, value: element.type === "radio" ? element.value : null };
  return { id: element.id };
}

function find(root, wanted) {
  return [...root.querySelectorAll("button, input, select, textarea")].find((element) => {
    const { action, token, run } = element.dataset;
    if (wanted.action) return action === wanted.action && token === wanted.token;
    if (wanted.run) return run === wanted.run;
    if (wanted.name) return element.name === wanted.name && (!wanted.value || element.value === wanted.value);
    return wanted.id && element.id === wanted.id;
  });
}
