// What a dialog's fields hold, people told apart from words. What is empty is left out.

export function entered(form) {
  const values = {};
  const people = {};
  for (const field of form.elements) {
    if (!field.name || !field.value || field.readOnly) continue;
    if (["radio", "checkbox"].includes(field.type) && !field.checked) continue;
    (("people" in field.dataset) ? people : values)[field.name] = field.value;
  }
  return { values, people };
}
