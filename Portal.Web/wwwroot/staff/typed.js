// What a person types while the line is cut stays in the page; this gives it to the server when the line is back.
// Over a reload it rests in the tab's own storage and is removed as soon as it is back in its field.
const storageKey = 'desk-typed';

function fields() {
  return [...document.querySelectorAll('[data-keep]')];
}

function tellServer(field) {
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** After a cut: events sent into the dead line are lost, the fields are not. */
export function resend() {
  fields().forEach(tellServer);
}

/** Before a reload. */
export function keepTyped() {
  const values = fields().map((field) => [field.dataset.keep, field.value]);
  sessionStorage.setItem(storageKey, JSON.stringify({ address: location.href, values }));
}

/** After a reload of the same address. */
export function restoreTyped() {
  const stored = sessionStorage.getItem(storageKey);
  sessionStorage.removeItem(storageKey);
  if (!stored) return;
  const { address, values } = JSON.parse(stored);
  if (address !== location.href) return;
  const kept = new Map(values);
  for (const field of fields()) {
    const value = kept.get(field.dataset.keep);
    if (value === undefined || value === field.value) continue;
    field.value = value;
    tellServer(field);
  }
}
