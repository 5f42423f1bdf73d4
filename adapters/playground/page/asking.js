// Requests to the server, and the one line that says when it cannot be reached.

const trouble = () => document.querySelector("p[data-part=trouble]");

export async function ask(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export function showTrouble(sentence) {
  const line = trouble();
  line.textContent = sentence;
  line.hidden = !sentence;
}
