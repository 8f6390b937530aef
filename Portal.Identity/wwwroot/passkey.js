// Asks the device for a passkey when its form is sent, and sends the answer along. Written out instead of
// parseRequestOptionsFromJSON and toJSON: phones that people have for years lack them.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  buffer &&
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));

function question(json) {
  const options = { ...json, challenge: bytes(json.challenge) };
  if (json.user) options.user = { ...json.user, id: bytes(json.user.id) };
  if (json.excludeCredentials) options.excludeCredentials = named(json.excludeCredentials);
  if (json.allowCredentials) options.allowCredentials = named(json.allowCredentials);
  return { publicKey: options };
}

function answer({ id, rawId, type, authenticatorAttachment, response }, extensions) {
  return JSON.stringify({
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment,
    clientExtensionResults: extensions,
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      authenticatorData: text(response.authenticatorData ?? response.getAuthenticatorData?.()),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
      transports: response.getTransports?.(),
    },
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const asked = question(JSON.parse(form.dataset.options));
      const credential = await navigator.credentials[form.dataset.passkey](asked);
      form.elements.antwort.value = answer(credential, credential.getClientExtensionResults());
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
