import { Browser, hiddenFields } from "./browser.mjs";

export const samira = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0d01";
export const mykola = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0d02";

/** From a page of the interaction to wherever the provider sends the browser once the person has chosen who they are. */
export async function choosePerson(browser, page, person = samira) {
  const fields = hiddenFields(page.text, "demonstration");
  return browser.walk(await browser.submit(page.address, { ...fields, person }));
}

/** Opens an authorization request and stops where a person would have to do something. */
export const begin = async (browser, address) => browser.walk(await browser.open(address));

/** The whole way from the request to the client's own address. */
export async function signIn(client, { browser = new Browser(), person, changes, pushed = false } = {}) {
  const { verifier, parameters, address } = pushed
    ? await client.pushedAddress(changes)
    : (({ verifier, parameters }) => ({ verifier, parameters, address: client.authorizeAddress(parameters) }))(client.request(changes));
  let answer = await begin(browser, address);
  if (!answer.next) answer = await choosePerson(browser, answer, person);
  const callback = new URL(answer.next ?? fail(answer));
  if (!callback.searchParams.get("code")) throw new Error(`signing in led to ${callback}`);
  return { browser, verifier, parameters, callback, code: callback.searchParams.get("code") };
}

export async function tokens(client, options) {
  const visit = await signIn(client, options);
  const answer = await client.exchange(visit);
  if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${answer.text}`);
  return { ...visit, ...answer.json };
}

function fail(answer) {
  throw new Error(`signing in stopped at ${answer.address} with ${answer.status}`);
}
