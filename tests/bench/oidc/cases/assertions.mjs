import { SignJWT, UnsecuredJWT, exportSPKI, generateKeyPair, importJWK } from "jose";
import { assert, refusedClient, refusedTo } from "../expect.mjs";
import { random } from "../client.mjs";

const now = () => Math.floor(Date.now() / 1000);

/** A terminal with a good key makes one thing wrong in its assertion (RFC 7523). */
const refused = (name, fault) => [
  `assertion: ${name}`,
  async (world) => {
    const terminal = await world.terminals.create();
    const made = await fault(terminal, world);
    refusedClient(await terminal.token(typeof made === "string" ? made : await terminal.assertion(made)));
  },
];

const claims = (terminal, issuer) => ({ iss: terminal.id, sub: terminal.id, aud: issuer, iat: now(), exp: now() + 60, jti: random() });

export const cases = [
  refused("alg none", (terminal, { issuer }) => new UnsecuredJWT(claims(terminal, issuer)).encode()),
  refused("HS256 with the public key as secret", async (terminal, { issuer }) => {
    const pem = await exportSPKI(await importJWK(terminal.jwk, "ES256"));
    return new SignJWT(claims(terminal, issuer)).setProtectedHeader({ alg: "HS256", kid: terminal.jwk.kid }).sign(new TextEncoder().encode(pem));
  }),
  refused("RS256", async (terminal, { issuer }) => {
    const { privateKey } = await generateKeyPair("RS256");
    return new SignJWT(claims(terminal, issuer)).setProtectedHeader({ alg: "RS256", kid: terminal.jwk.kid }).sign(privateKey);
  }),
  refused("a key that is not registered", async () => ({ key: (await generateKeyPair("ES256")).privateKey })),
  refused("the key brought along in the header", async (terminal) => {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    const { exportJWK } = await import("jose");
    return terminal.assertion({ key: privateKey, header: { kid: undefined, jwk: await exportJWK(publicKey) } });
  }),
  refused("the key's address in the header", async (terminal) => {
    const { privateKey } = await generateKeyPair("ES256");
    return terminal.assertion({ key: privateKey, header: { kid: "other", jku: "http://evil.example/keys" } });
  }),
  refused("another terminal's key", async (_terminal, { terminals }) => ({ key: (await terminals.create()).privateKey })),
  refused("an altered claim under the same signature", async (terminal) => {
    const [header, payload, signature] = (await terminal.assertion()).split(".");
    const altered = { ...JSON.parse(Buffer.from(payload, "base64url")), jti: "other" };
    return [header, Buffer.from(JSON.stringify(altered)).toString("base64url"), signature].join(".");
  }),
  refused("no signature", async (terminal) => `${(await terminal.assertion()).split(".").slice(0, 2).join(".")}.`),
  refused("for another audience", () => ({ claims: { aud: "http://evil.example" } })),
  refused("for the issuer and a slash more", (_terminal, { issuer }) => ({ claims: { aud: `${issuer}/` } })),
  refused("for nobody", () => ({ claims: { aud: undefined } })),
  refused("expired beyond the tolerance", () => ({ claims: { iat: now() - 600, exp: now() - 120 } })),
  refused("without an end", () => ({ claims: { exp: undefined } })),
  refused("good for a year", () => ({ claims: { exp: now() + 365 * 86_400 } })),
  refused("not good before in an hour", () => ({ claims: { nbf: now() + 3600 } })),
  refused("issued in an hour", () => ({ claims: { iat: now() + 3600, exp: now() + 3660 } })),
  refused("issued in five minutes, ending soon after", () => ({ claims: { iat: now() + 300, exp: now() + 310 } })),
  refused("without jti", () => ({ claims: { jti: undefined } })),
  refused("an empty jti", () => ({ claims: { jti: "" } })),
  refused("an end in words", () => ({ claims: { exp: "tomorrow" } })),
  refused("another issuer", () => ({ claims: { iss: "terminal-00000000-0000-0000-0000-000000000000" } })),
  refused("no issuer", () => ({ claims: { iss: undefined } })),
  refused("signed by one terminal, about another", async (_terminal, { terminals }) => {
    const mate = await terminals.create();
    return { claims: { iss: mate.id } };
  }),
  refused("of a revoked terminal", async (terminal, { terminals }) => {
    assert.equal((await terminal.token()).status, 200);
    await terminals.revoke(terminal);
    return {};
  }),
  [
    "assertion: another subject",
    async ({ terminals }) => {
      const [terminal, mate] = [await terminals.create(), await terminals.create()];
      const answer = await terminal.token(await terminal.assertion({ claims: { sub: mate.id } }));
      assert.ok([400, 401].includes(answer.status));
      assert.ok(["invalid_request", "invalid_client"].includes(answer.json.error));
    },
  ],
  [
    "assertion: nonsense",
    async ({ terminals }) => {
      const terminal = await terminals.create();
      for (const nonsense of ["x", "a.b.c", "..", "{}"]) {
        const answer = await terminal.token(nonsense);
        assert.ok([400, 401].includes(answer.status));
        assert.equal(answer.json.access_token, undefined);
      }
    },
  ],
  [
    "assertion: of another type",
    async ({ terminals }) => {
      const terminal = await terminals.create();
      const answer = await terminal.token(undefined, { client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:saml2-bearer" });
      refusedTo(answer, "invalid_request");
    },
  ],
  [
    "assertion: replayed, one after the other",
    async ({ terminals }) => {
      const terminal = await terminals.create();
      const assertion = await terminal.assertion();
      assert.equal((await terminal.token(assertion)).status, 200);
      refusedClient(await terminal.token(assertion));
    },
  ],
  [
    "assertion: replayed 20 times at once, one alone wins",
    async ({ terminals }) => {
      const terminal = await terminals.create();
      const assertion = await terminal.assertion();
      const answers = await Promise.all(Array.from({ length: 20 }, () => terminal.token(assertion)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      for (const answer of answers.filter(({ status }) => status !== 200)) refusedClient(answer);
    },
  ],
  [
    "terminal: more than its scope",
    async ({ terminals }) => {
      const terminal = await terminals.create();
      refusedTo(await terminal.token(undefined, { scope: "openid" }), "invalid_scope");
    },
  ],
  [
    "terminal: an authorization code flow",
    async ({ terminals, open }) => {
      const terminal = await terminals.create();
      refusedTo(await terminal.token(undefined, { grant_type: "authorization_code", code: random(), redirect_uri: open.redirect }), "invalid_request");
    },
  ],
  [
    "terminal: its token opens no userinfo",
    async ({ terminals, issuer }) => {
      const { json } = await (await terminals.create()).token();
      const answer = await fetch(`${issuer}/connect/userinfo`, { headers: { Authorization: `Bearer ${json.access_token}` } });
      assert.equal(answer.status, 401);
    },
  ],
  [
    "terminal: its token is of no use once it is revoked",
    async ({ terminals, issuer, api }) => {
      const terminal = await terminals.create();
      const { json } = await terminal.token();
      await terminals.revoke(terminal);
      const body = new URLSearchParams({ ...api.credentials(), token: json.access_token });
      const answer = await (await fetch(`${issuer}/connect/introspect`, { method: "POST", body })).json();
      assert.deepEqual(answer, { active: false });
    },
  ],
];
