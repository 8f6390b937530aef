import { Browser } from "../browser.mjs";
import { assert, refusedHere, refusedThere } from "../expect.mjs";
import { formType, post, send } from "../http.mjs";
import { UnsecuredJWT } from "jose";

/** A request with one fault, refused towards the client with the issuer named. */
const refused = (name, error, changes) => [
  name,
  async ({ open }) => {
    const { parameters } = open.request(typeof changes === "function" ? changes(open) : changes);
    refusedThere(await send(open.authorizeAddress(parameters)), open, error, { state: parameters.state });
  },
];

const twice = ["scope", "state", "response_type", "code_challenge", "nonce", "prompt"];

export const cases = [
  refused("response_type: token", "unsupported_response_type", { response_type: "token" }),
  refused("response_type: id_token", "unsupported_response_type", { response_type: "id_token" }),
  refused("response_type: code id_token", "unsupported_response_type", { response_type: "code id_token" }),
  refused("response_type: code token", "unsupported_response_type", { response_type: "code token" }),
  refused("response_type: none", "unsupported_response_type", { response_type: "none" }),
  refused("response_type: invented", "unsupported_response_type", { response_type: "device" }),
  refused("response_type: missing", "invalid_request", { response_type: undefined }),
  refused("response_mode: web_message", "unsupported_response_mode", { response_mode: "web_message" }),
  refused("response_mode: query.jwt", "unsupported_response_mode", { response_mode: "query.jwt" }),
  refused("response_mode: invented", "unsupported_response_mode", { response_mode: "carrier_pigeon" }),
  refused("request object without signature", "request_not_supported", () => ({ request: new UnsecuredJWT({ scope: "openid" }).encode() })),
  refused("request_uri that points elsewhere", "request_uri_not_supported", { request_uri: "http://evil.example/request.jwt" }),
  refused("registration in the request", "registration_not_supported", { registration: "{}" }),
  refused("prompt=none without a session", "login_required", { prompt: "none" }),
  refused("prompt=none beside another prompt", "invalid_request", { prompt: "none login" }),
  refused("prompt: invented", "invalid_request", { prompt: "hurry" }),
  refused("prompt=create from the browser gives no account", "invalid_request", { prompt: "create" }),
  refused("max_age below zero", "invalid_request", { max_age: "-1" }),
  refused("id_token_hint: none at all", "invalid_request", { id_token_hint: "nonsense", prompt: "none" }),
  refused("scope: the terminals' one, by itself", "invalid_scope", { scope: "kiosk" }),
  refused("scope: the terminals' one beside openid", "invalid_scope", { scope: "openid kiosk" }),
  ...twice.map((name) => [
    `${name}: given twice`,
    async ({ open }) => {
      const { parameters } = open.request();
      const answer = await send(`${open.authorizeAddress(parameters)}&${name}=${encodeURIComponent(parameters[name] ?? "login")}&${name}=login`);
      refusedThere(answer, open, "invalid_request");
    },
  ]),
  [
    "client_id: given twice",
    async ({ open, other }) => refusedHere(await send(`${open.authorizeAddress(open.request().parameters)}&client_id=${other.id}`)),
  ],
  [
    "client_id: unknown",
    async ({ open }) => refusedHere(await send(open.authorizeAddress(open.request({ client_id: "nobody" }).parameters)), "invalid_client"),
  ],
  [
    "client_id: missing",
    async ({ open }) => refusedHere(await send(open.authorizeAddress(open.request({ client_id: undefined }).parameters))),
  ],
  [
    "prompt=create pushed by a client that may not vouch",
    async ({ pushing, issuer }) => {
      const { address } = await pushing.pushedAddress({ prompt: "create" });
      refusedThere(await send(address), pushing, "invalid_request");
      assert.ok(address.startsWith(issuer));
    },
  ],
  [
    "login_hint in the browser's hands names nobody's account",
    async ({ open, signIn, database }) => {
      const before = (await database.query("select count(*) from passkey")).rows[0].count;
      const victim = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0d02";
      const visit = await signIn(open, { changes: { login_hint: victim } });
      const { json } = await open.exchange(visit);
      const claims = JSON.parse(Buffer.from(json.id_token.split(".")[1], "base64url"));
      assert.notEqual(claims.sub, victim);
      assert.equal((await database.query("select count(*) from passkey")).rows[0].count, before);
    },
  ],
  [
    "unknown scopes and claims are left out, never granted",
    async ({ open, tokens }) => {
      const claims = JSON.stringify({ userinfo: { email: { essential: true } }, id_token: { role: null } });
      const got = await tokens(open, { changes: { scope: "openid email admin offline_access", claims } });
      assert.equal(got.scope ?? "openid", "openid");
      assert.equal(got.refresh_token, undefined);
      const told = JSON.parse(Buffer.from(got.id_token.split(".")[1], "base64url"));
      assert.equal(told.role, undefined);
      assert.equal(told.email, undefined);
    },
  ],
  [
    "a resource indicator changes no audience",
    async ({ open, tokens, issuer }) => {
      const got = await tokens(open, { changes: { resource: "http://evil.example" } });
      assert.ok(!got.access_token.includes("."), "the token is one that only the provider can read");
      assert.equal((await send(`${issuer}/connect/userinfo`, { headers: { Authorization: `Bearer ${got.access_token}` } })).status, 200);
    },
  ],
  [
    "line breaks in parameters make no headers",
    async ({ open }) => {
      const { parameters } = open.request({ response_type: "token", state: "a\r\nSet-Cookie: portal-oidc-session=evil" });
      const answer = await send(open.authorizeAddress(parameters));
      refusedThere(answer, open, "unsupported_response_type");
      assert.ok(!answer.cookies.some((cookie) => cookie.includes("evil")));
      assert.ok(!answer.headers.location.includes("\n"));
    },
  ],
  [
    "markup in parameters is not shown",
    async ({ open }) => {
      const { parameters } = open.request({ client_id: "<script>alert(1)</script>" });
      const answer = await new Browser().open(open.authorizeAddress(parameters));
      assert.equal(answer.status, 400);
      assert.ok(!answer.text.includes("<script>alert"));
    },
  ],
  ["authorize takes no POST", async ({ open, issuer }) => assert.equal((await post(`${issuer}/connect/authorize`, open.request().parameters)).status, 404)],
  ...["token", "par", "introspect", "revoke"].map((endpoint) => [
    `${endpoint} takes no GET`,
    async ({ open, issuer }) => {
      const answer = await send(`${issuer}/connect/${endpoint}?${new URLSearchParams({ grant_type: "client_credentials", ...open.credentials() })}`);
      assert.ok([404, 405].includes(answer.status), String(answer.status));
    },
  ]),
  ...["PUT", "DELETE", "PATCH", "TRACE"].map((method) => [
    `token takes no ${method}`,
    async ({ issuer }) => {
      const answer = await send(`${issuer}/connect/token`, { method });
      assert.ok([404, 405].includes(answer.status), String(answer.status));
    },
  ]),
  ...["application/json", "text/plain", "multipart/form-data; boundary=x"].map((type) => [
    `token reads no ${type}`,
    async ({ open, issuer }) => {
      const body = JSON.stringify({ grant_type: "client_credentials", ...open.credentials() });
      const answer = await send(`${issuer}/connect/token`, { method: "POST", body, headers: { "Content-Type": type } });
      refusedHere(answer);
    },
  ]),
  [
    "a body over 64 kB is refused before it is read",
    async ({ open, issuer }) => {
      const body = new URLSearchParams({ ...open.credentials(), filling: "x".repeat(70_000) }).toString();
      for (const endpoint of ["token", "par"])
        assert.equal((await send(`${issuer}/connect/${endpoint}`, { method: "POST", body, headers: formType })).status, 413);
    },
  ],
  [
    "the socket of administration cannot be reached from outside",
    async ({ issuer }) => {
      for (const path of ["/connect/../sessions/end", "/sessions/end", "/connect/%2e%2e/sessions/end", "/interaction/finish"]) {
        const answer = await send(issuer, { method: "POST", target: path, body: "{}", headers: { "Content-Type": "application/json" } });
        assert.ok(answer.status >= 300 && answer.json?.ended === undefined, `${path}: ${answer.status}`);
      }
    },
  ],
];
