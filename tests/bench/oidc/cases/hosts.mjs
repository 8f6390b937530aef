import { assert } from "../expect.mjs";
import { post, send } from "../http.mjs";

const metadata = "/.well-known/openid-configuration";

/** Whatever is said about the host: refused, or answered as if nothing had been said. */
const poisoned = (name, headers, options = {}) => [
  `host: ${name}`,
  async ({ issuer, open }) => {
    const truth = await send(issuer + metadata);
    const answer = await send(issuer + metadata, { headers, ...options });
    if (![400, 403].includes(answer.status)) {
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.json, truth.json);
    }
    const way = await send(open.authorizeAddress(open.request().parameters), { headers });
    for (const said of [answer.text, way.location ?? "", ...way.cookies]) assert.ok(!said.includes("evil"), said);
    if (way.location) assert.match(way.location, /^\/interaction\//);
  },
];

export const cases = [
  poisoned("another Host", { Host: "evil.example" }),
  poisoned("Host with another port", { Host: "localhost:1" }),
  poisoned("Host on loopback by number", { Host: "127.0.0.1" }),
  poisoned("X-Forwarded-Host", { "X-Forwarded-Host": "evil.example" }),
  poisoned("X-Forwarded-Proto", { "X-Forwarded-Proto": "https" }),
  poisoned("X-Forwarded-Port", { "X-Forwarded-Port": "1" }),
  poisoned("X-Forwarded-Prefix", { "X-Forwarded-Prefix": "/evil" }),
  poisoned("X-Forwarded-For", { "X-Forwarded-For": "203.0.113.7" }),
  poisoned("X-Original-URL and X-Rewrite-URL", { "X-Original-URL": "/evil", "X-Rewrite-URL": "/evil" }),
  poisoned("X-Original-Host", { "X-Original-Host": "evil.example" }),
  poisoned("Forwarded", { Forwarded: "host=evil.example;proto=https" }),
  poisoned("two X-Forwarded-Host in one", { "X-Forwarded-Host": "localhost, evil.example" }),
  poisoned("a whole address in the request line", {}, { target: "http://evil.example/.well-known/openid-configuration" }),
  [
    "host: every address in the metadata lies below the issuer",
    async ({ issuer }) => {
      const { json } = await send(issuer + metadata);
      assert.equal(json.issuer, issuer);
      for (const [name, value] of Object.entries(json)) if (name.endsWith("_endpoint") || name === "jwks_uri") assert.ok(value.startsWith(`${issuer}/connect/`), name);
    },
  ],
  [
    "host: the metadata promise nothing that is refused",
    async ({ issuer }) => {
      const { json } = await send(issuer + metadata);
      assert.deepEqual(json.response_types_supported, ["code"]);
      assert.deepEqual(json.code_challenge_methods_supported, ["S256"]);
      assert.deepEqual(json.id_token_signing_alg_values_supported, ["ES256"]);
      assert.equal(json.authorization_response_iss_parameter_supported, true);
      assert.equal(json.claims_parameter_supported, false);
      assert.equal(json.registration_endpoint, undefined);
      assert.equal(json.device_authorization_endpoint, undefined);
      assert.ok(!JSON.stringify(json).includes('"none"') || !json.id_token_signing_alg_values_supported.includes("none"));
    },
  ],
  [
    "host: a poisoned Host at the token endpoint changes no audience",
    async ({ issuer, terminals }) => {
      const terminal = await terminals.create();
      const assertion = await terminal.assertion({ claims: { aud: "http://evil.example/connect/token" } });
      const answer = await terminal.token(assertion, {}, { Host: "evil.example" });
      assert.ok([400, 401, 403].includes(answer.status));
      assert.equal(answer.json?.access_token, undefined);
      assert.ok(issuer);
    },
  ],
  [
    "host: no registration, no device flow, no backchannel authentication",
    async ({ issuer }) => {
      for (const path of ["reg", "register", "device", "device/auth", "backchannel", "challenge"])
        assert.equal((await post(`${issuer}/connect/${path}`, { client_id: "x" })).status, 404, path);
    },
  ],
  [
    "cross-origin: no other site's script reads userinfo or tokens",
    async ({ issuer, open, tokens }) => {
      const { access_token } = await tokens(open);
      const Origin = "http://evil.example";
      const answer = await send(`${issuer}/connect/userinfo`, { headers: { Origin, Authorization: `Bearer ${access_token}` } });
      assert.equal(answer.headers["access-control-allow-origin"], undefined);
      const asked = await send(`${issuer}/connect/token`, { method: "OPTIONS", headers: { Origin, "Access-Control-Request-Method": "POST" } });
      assert.equal(asked.headers["access-control-allow-origin"], undefined);
    },
  ],
];
