// On a narrow screen one column at a time is shown; on a wide one all of them, and the panes start open.

const narrow = matchMedia("(max-width: 45rem)");
const columns = () => [...document.querySelectorAll(".column")];

export function switchTo(person) {
  const chosen = columns().find((c) => c.id === person) ?? columns()[0];
  for (const column of columns()) column.classList.toggle("chosen", column === chosen);
  for (const button of document.querySelectorAll("[data-switch]")) {
    const on = button.dataset.switch === chosen.id;
    button.ariaPressed = String(on);
    if (on) button.querySelector(".badge").hidden = true;
  }
  return chosen;
}

// Something new for somebody whose column is not on the screen.
export function mark(person) {
  const button = document.querySelector(`[data-switch="${person}"]`);
  if (button.ariaPressed === "false") button.querySelector(".badge").hidden = false;
}

export function preparePanes() {
  if (narrow.matches) for (const pane of document.querySelectorAll("[data-pane]")) pane.open = false;
}
