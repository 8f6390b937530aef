// Starts the desk's circuit, shows when the line is gone, and hands over what was typed meanwhile.
import { keepTyped, resend, restoreTyped } from './typed.js';

const longPolling = 4;
const transportKey = 'desk-transport';
const patience = 10_000;

const dialog = document.getElementById('components-reconnect-modal');
const offer = document.getElementById('connection-offer');
const transport = sessionStorage.getItem(transportKey);

function reload() {
  keepTyped();
  location.reload();
}

const states = {
  'components-reconnect-show': () => dialog.open || dialog.showModal(),
  'components-reconnect-hide': () => {
    dialog.close();
    resend();
  },
  'components-reconnect-failed': () => dialog.open || dialog.showModal(),
  'components-reconnect-rejected': reload,
};

new MutationObserver(() => {
  for (const [state, act] of Object.entries(states)) {
    if (dialog.classList.contains(state)) act();
  }
}).observe(dialog, { attributes: true, attributeFilter: ['class'] });

dialog.addEventListener('cancel', (event) => event.preventDefault());

document.querySelector('[data-connection="again"]').addEventListener('click', async () => {
  // False: the server is there, but no longer has our circuit.
  if (!(await Blazor.reconnect().catch(() => null))) reload();
});

document.querySelector('[data-connection="other-way"]').addEventListener('click', () => {
  sessionStorage.setItem(transportKey, String(longPolling));
  reload();
});

function live() {
  return document.querySelector('[data-live="true"]') !== null;
}

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 1000, retryIntervalMilliseconds: 2000 },
    configureSignalR(connection) {
      connection.withServerTimeout(6000).withKeepAliveInterval(2000);
      if (transport) connection.withUrl('_blazor', Number(transport));
    },
  },
}).catch(() => (offer.hidden = false));

const opened = setInterval(() => {
  if (!live()) return;
  clearInterval(opened);
  offer.hidden = true;
  restoreTyped();
  document.querySelector('.inbox [aria-current]')?.scrollIntoView({ block: 'nearest' });
}, 100);

setTimeout(() => {
  if (!live() && !transport) offer.hidden = false;
}, patience);
