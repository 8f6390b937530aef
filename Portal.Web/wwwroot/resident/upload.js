// Sends the chosen files one by one with progress, and tries again while the line is down.
// Without this script the same form sends them all at once.
const form = document.getElementById("upload");
const box = form?.querySelector(".upload-progress");
const waits = [1, 2, 4, 8, 15, 30];

const fill = (text, ...values) => values.reduce((line, value, i) => line.replace(`{${i}}`, value), text);

function show(done, total, part, waiting) {
  box.hidden = false;
  box.firstElementChild.value = ((done + part) / total) * 100;
  box.lastElementChild.textContent = waiting ? form.dataset.waiting : fill(form.dataset.progress, done + 1, total);
}

function send(fields, file, onProgress) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    body.append("dateien", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject(new Error()));
    request.onerror = request.ontimeout = () => reject(new Error());
    request.send(body);
  });
}

const pause = (seconds) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true });
  });

async function sendAll(files) {
  const fields = new Map([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  let next = form.action;
  for (const [index, file] of files.entries()) {
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await send(fields, file, (part) => show(index, files.length, part, false));
        if (answer.paper) fields.set("papier", answer.paper);
        next = answer.next.replace(/datei=\d+/, `datei=${index + 1}`);
        break;
      } catch {
        if (attempt >= 20) return form.submit();
        show(index, files.length, 0, true);
        await pause(waits[Math.min(attempt, waits.length - 1)]);
      }
    }
    if (next.includes("fehler=")) break;
  }
  location.assign(next);
}

form?.addEventListener("submit", (event) => {
  const files = [...form.querySelector("input[type=file]").files];
  if (files.length === 0) return;
  event.preventDefault();
  form.querySelector("button[type=submit]").disabled = true;
  sendAll(files);
});
