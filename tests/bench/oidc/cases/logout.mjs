import { UnsecuredJWT, decodeJwt } from "jose";
import { Browser } from "../browser.mjs";
import { assert, refusedHere } from "../expect.mjs";
import { send } from "../http.mjs";
import { begin, mykola } from "../signin.mjs";

const end = (issuer, parameters) => `${issuer}/connect/end_session?${new URLSearchParams(parameters)}`;

/** Signed in means: prompt=none gives a code. */
async function isSignedIn(client, browser) {
  const answer = await begin(browser, client.authorizeAddress(client.request({ prompt: "none" }).parameters));
  return new URL(answer.next).searchParams.has("code");
}

/** The person stays signed in, whatever another site makes their browser ask for. */
const stays = (name, parametersOf, { refused = false } = {}) => [
  `logout: ${name}`,
  async (world) => {
    const victim = await world.tokens(world.open);
    const parameters = await parametersOf(victim, world);
    const answer = await victim.browser.open(end(world.issuer, parameters), { headers: { Accept: "*/*" } });
    if (refused) refusedHere(answer, answer.json?.error);
    else await victim.browser.walk(answer);
    assert.ok(await isSignedIn(world.open, victim.browser), "signed out without having been asked");
  },
];

const tamper = (token) => {
  const [header, payload, signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url"));
  return [header, Buffer.from(JSON.stringify({ ...claims, sid: "other" })).toString("base64url"), signature].join(".");
};

export const cases = [
  stays("without a hint", () => ({})),
  stays("with a client but no hint", (_victim, { open }) => ({ client_id: open.id, post_logout_redirect_uri: open.afterLogout })),
  stays("with a hint about somebody else", async (_victim, { open, tokens }) => ({ id_token_hint: (await tokens(open, { person: mykola })).id_token })),
  stays("with a tampered hint", ({ id_token }) => ({ id_token_hint: tamper(id_token) }), { refused: true }),
  stays("with an unsigned hint", ({ id_token }) => ({ id_token_hint: new UnsecuredJWT(decodeJwt(id_token)).encode() }), { refused: true }),
  stays("with nonsense as hint", () => ({ id_token_hint: "nonsense" }), { refused: true }),
  stays("with a hint for another client than named", ({ id_token }, { other }) => ({ id_token_hint: id_token, client_id: other.id }), { refused: true }),
  stays("with an unregistered address to go to", ({ id_token }) => ({ id_token_hint: id_token, post_logout_redirect_uri: "http://evil.example" }), {
    refused: true,
  }),
  stays(
    "with another client's address to go to",
    ({ id_token }, { other }) => ({ id_token_hint: id_token, post_logout_redirect_uri: other.afterLogout }),
    { refused: true },
  ),
  stays(
    "with a longer address than the registered one",
    ({ id_token }, { open }) => ({ id_token_hint: id_token, post_logout_redirect_uri: `${open.afterLogout}/more` }),
    { refused: true },
  ),
  stays("an unknown client", () => ({ client_id: "nobody" }), { refused: true }),
  [
    "logout: the confirmation without its secret",
    async ({ open, issuer, tokens }) => {
      const { browser } = await tokens(open);
      const answer = await browser.submit(`${issuer}/connect/end_session/confirm`, { logout: "yes" });
      assert.equal(answer.status, 400);
      assert.ok(await isSignedIn(open, browser));
    },
  ],
  [
    "logout: the confirmation with an invented secret",
    async ({ open, issuer, tokens }) => {
      const { browser } = await tokens(open);
      await browser.open(end(issuer, {}));
      await browser.walk(await browser.open(`${issuer}/abmelden/protokoll?xsrf=${"a".repeat(43)}&sure=1`));
      assert.ok(await isSignedIn(open, browser));
    },
  ],
  [
    "logout: no way on to an address without a hint or client",
    async ({ issuer }) => {
      const browser = new Browser();
      const answer = await browser.walk(await browser.open(end(issuer, { post_logout_redirect_uri: "http://evil.example" })));
      assert.ok(!answer.next && !answer.text.includes("evil.example"));
    },
  ],
  [
    "logout: afterwards the code of that session is worth nothing",
    async ({ open, issuer, tokens, signIn }) => {
      const { browser, id_token } = await tokens(open);
      const waiting = await signIn(open, { browser });
      await browser.walk(await browser.open(end(issuer, { id_token_hint: id_token })));
      assert.equal(await isSignedIn(open, browser), false);
      const answer = await open.exchange(waiting);
      assert.equal(answer.json.error, "invalid_grant");
    },
  ],
  [
    "logout: a copied session cookie is worth nothing afterwards",
    async ({ open, issuer, tokens }) => {
      const { browser, id_token } = await tokens(open);
      const thief = new Browser();
      for (const name of ["portal-oidc-session", "portal-oidc-session.sig"]) thief.copyCookies(browser, name);
      assert.ok(await isSignedIn(open, thief));
      await browser.walk(await browser.open(end(issuer, { id_token_hint: id_token })));
      assert.equal(await isSignedIn(open, thief), false);
    },
  ],
  ["logout: markup in the state is not shown", async ({ issuer }) => {
    const answer = await send(end(issuer, { state: "<script>alert(1)</script>" }), { headers: { Accept: "text/html" } });
    assert.ok(!answer.text.includes("<script>alert"));
  }],
];
