// Listens to the server for as long as the page is open.

import { showTrouble } from "./asking.js";

const SOONEST = 500;
const LATEST = 8000;

export function listen(update, wait = SOONEST) {
  const socket = new WebSocket(`ws://${location.host}/live`);
  let next = wait;
  socket.addEventListener("message", (event) => {
    next = SOONEST;
    showTrouble("");
    update(JSON.parse(event.data));
  });
  socket.addEventListener("close", () => {
    showTrouble("The playground does not answer. Is it still running? This page tries again by itself.");
    setTimeout(() => listen(update, Math.min(next * 2, LATEST)), next);
  });
}
