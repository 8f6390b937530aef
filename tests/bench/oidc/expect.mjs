import assert from "node:assert/strict";

/** Refused at the provider itself: the browser is not sent anywhere. */
export function refusedHere(answer, error = "invalid_request", status = 400) {
  assert.equal(answer.location, undefined, `sent on to ${answer.location}`);
  assert.equal(answer.status, status);
  if (answer.json) assert.equal(answer.json.error, error);
  assert.ok(!answer.json?.access_token && !answer.json?.request_uri, "something was given out");
}

/** Refused towards the client's registered address, with the issuer named (RFC 9207) and nothing given out. */
export function refusedThere(answer, client, error, { state } = {}) {
  assert.equal(answer.status, 303);
  const address = new URL(answer.location);
  assert.equal(address.origin + address.pathname, client.redirect);
  const said = new URLSearchParams(address.search || address.hash.slice(1));
  assert.equal(said.get("error"), error);
  assert.equal(said.get("iss"), client.issuer);
  assert.equal(said.get("code"), null);
  for (const token of ["access_token", "id_token"]) assert.equal(said.get(token), null, "a token was given out");
  if (state !== undefined) assert.equal(said.get("state"), state);
}

/** Refused by an endpoint that clients speak to. */
export function refusedTo(answer, error, status = 400) {
  assert.equal(answer.json?.error, error, `${answer.status} ${answer.text.slice(0, 200)}`);
  assert.equal(answer.status, status);
  assert.equal(answer.json.access_token, undefined);
  assert.equal(answer.json.request_uri, undefined);
}

export const refusedClient = (answer) => refusedTo(answer, "invalid_client", 401);

export function refusedBearer(answer, error = "invalid_token", status = 401) {
  assert.equal(answer.status, status, answer.text.slice(0, 200));
  assert.equal(answer.json?.error, error);
  assert.equal(answer.json.sub, undefined);
}

export { assert };
