// A key presses the control that names it in aria-keyshortcuts, so that hint, control and key cannot part.
const switchKey = 'desk-keys';
const field = 'input, select, textarea, [contenteditable]';
const control = 'a, button, summary, [role="button"]';

function isOn() {
  return localStorage.getItem(switchKey) !== 'off';
}

function find(key) {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [...document.querySelectorAll('[aria-keyshortcuts]')].find(
    (element) => element.getAttribute('aria-keyshortcuts').split(' ').includes(name) && !element.disabled,
  );
}

// In a field keys are text; on a control Enter is its own; in a scrolling region arrows scroll.
function isTaken(key, target) {
  if (target.closest('dialog[open]')) return true;
  if (key === 'Enter') return target.closest(control) !== null;
  return (key === 'ArrowUp' || key === 'ArrowDown') && target.closest('[data-scrolls]') !== null;
}

// A link that leads to where we already are waits for its next address: the key was faster than the server.
function press(element) {
  if (!element.matches('a') || element.href !== location.href) {
    element.click();
    return;
  }
  const next = new MutationObserver(() => {
    next.disconnect();
    if (element.href) press(element);
  });
  next.observe(element, { attributes: true, attributeFilter: ['href'] });
  setTimeout(() => next.disconnect(), 1000);
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.closest(field) && !target.matches('[type="checkbox"]')) {
    if (key === 'Escape') target.blur();
    return;
  }
  if (!isOn() || isTaken(key, target)) return;
  const element = find(key);
  if (!element) return;
  event.preventDefault();
  if (element.matches(field)) {
    element.focus();
    element.select();
  } else if (!element.matches('a:not([href])')) {
    press(element);
  }
});

document.addEventListener('change', ({ target }) => {
  if (target.matches('[data-keys-switch]')) localStorage.setItem(switchKey, target.checked ? 'on' : 'off');
});

document.addEventListener('toggle', ({ target }) => {
  const box = target.querySelector?.('[data-keys-switch]');
  if (box) box.checked = isOn();
}, true);

// The chosen row stays in sight, whoever chose it.
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.hasAttribute('aria-current')) target.scrollIntoView({ block: 'nearest' });
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-current'] });
