import { SignJWT } from "jose";
import { random } from "../client.mjs";
import { assert, refusedClient, refusedThere, refusedTo } from "../expect.mjs";
import { post, send } from "../http.mjs";

const basic = (id, secret) => ({ Authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}` });

/** The token endpoint asked with credentials that are not good enough; a good code lies beside them and stays unused. */
const refused = (name, credentials, status = 401) => [
  `client: ${name}`,
  async (world) => {
    const { open, signIn } = world;
    const visit = await signIn(open);
    const fields = { grant_type: "authorization_code", code: visit.code, redirect_uri: open.redirect, code_verifier: visit.verifier };
    const { body = {}, headers = {} } = await credentials(world);
    const answer = await open.token({ ...fields, ...body }, headers);
    refusedTo(answer, status === 401 ? "invalid_client" : "invalid_request", status);
    assert.equal((await open.exchange(visit)).status, 200, "the code was spoilt for its owner");
  },
];

const secretJwt = ({ open, issuer }, secret) =>
  new SignJWT({ iss: open.id, sub: open.id, aud: issuer, jti: random() })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuedAt()
    .setExpirationTime("1m")
    .sign(new TextEncoder().encode(secret));

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export const cases = [
  refused("wrong secret", ({ open }) => ({ body: { client_id: open.id, client_secret: random() } })),
  refused("empty secret", ({ open }) => ({ body: { client_id: open.id, client_secret: "" } })),
  refused("no secret", ({ open }) => ({ body: { client_id: open.id } })),
  refused("half the secret", ({ open }) => ({ body: { client_id: open.id, client_secret: open.secret.slice(0, -1) } })),
  refused("the secret and a blank", ({ open }) => ({ body: { client_id: open.id, client_secret: `${open.secret} ` } })),
  refused("another client's secret", ({ open, other }) => ({ body: { client_id: open.id, client_secret: other.secret } })),
  refused("an unknown client", () => ({ body: { client_id: "nobody", client_secret: random() } })),
  refused("a terminal that does not exist", () => ({
    body: { client_id: "terminal-00000000-0000-0000-0000-000000000000", client_secret: random() },
  })),
  refused("an id that tries to be SQL", () => ({ body: { client_id: "terminal-' or true --", client_secret: random() } })),
  refused("a wrong secret by Basic", ({ open }) => ({ headers: basic(open.id, random()) })),
  refused("another client's id and secret beside its own by Basic", ({ open, other }) => ({ body: { client_id: other.id }, headers: basic(open.id, open.secret) }), 400),
  refused("the secret in both places", ({ open }) => ({ body: open.credentials(), headers: basic(open.id, open.secret) }), 400),
  refused("the secret as bearer token", ({ open }) => ({ body: { client_id: open.id }, headers: { Authorization: `Bearer ${open.secret}` } }), 400),
  refused("an assertion signed with the secret", async (world) => ({
    body: { client_id: world.open.id, client_assertion_type: assertionType, client_assertion: await secretJwt(world, world.open.secret) },
  })),
  refused(
    "secret and assertion together",
    async (world) => ({ body: { ...world.open.credentials(), client_assertion_type: assertionType, client_assertion: await secretJwt(world, "x".repeat(32)) } }),
    400,
  ),
  [
    "client: credentials in the address",
    async ({ open, issuer, signIn }) => {
      const visit = await signIn(open);
      const fields = { grant_type: "authorization_code", code: visit.code, redirect_uri: open.redirect, code_verifier: visit.verifier };
      const answer = await post(`${issuer}/connect/token?${new URLSearchParams(open.credentials())}`, fields);
      assert.ok([400, 401].includes(answer.status));
      assert.equal(answer.json.access_token, undefined);
    },
  ],
  [
    "client: a secret given twice",
    async ({ open }) =>
      refusedTo(
        await open.token([["grant_type", "authorization_code"], ["client_id", open.id], ["client_secret", open.secret], ["client_secret", "x"]]),
        "invalid_request",
      ),
  ],
  ...["par", "introspect", "revoke"].map((endpoint) => [
    `client: ${endpoint} without a secret`,
    async ({ open, issuer }) => {
      const { parameters } = open.request();
      refusedClient(await post(`${issuer}/connect/${endpoint}`, { ...parameters, token: random() }));
    },
  ]),
  ...["par", "introspect", "revoke"].map((endpoint) => [
    `client: ${endpoint} with a wrong secret`,
    async ({ open, issuer }) => {
      const { parameters } = open.request();
      refusedClient(await post(`${issuer}/connect/${endpoint}`, { ...parameters, token: random(), client_secret: random() }));
    },
  ]),
  [
    "pushed: a client that has to push comes without",
    async ({ pushing }) => {
      const { parameters } = pushing.request();
      refusedThere(await send(pushing.authorizeAddress(parameters)), pushing, "invalid_request", { state: parameters.state });
    },
  ],
  [
    "pushed: the portal's own client comes without",
    async ({ residents }) => refusedThere(await send(residents.authorizeAddress(residents.request().parameters)), residents, "invalid_request"),
  ],
  [
    "pushed: a request used again after the sign-in",
    async ({ pushing, signIn }) => {
      const { address } = await pushing.pushedAddress();
      const same = { ...pushing, pushedAddress: () => ({ address, verifier: "", parameters: {} }) };
      await signIn(same, { pushed: true });
      const again = await send(address);
      assert.equal(again.status, 400);
      refusedTo(again, "invalid_request_uri");
    },
  ],
  [
    "pushed: another client's request",
    async ({ pushing, other }) => {
      const { json } = await pushing.push();
      const answer = await send(other.authorizeAddress({ client_id: other.id, request_uri: json.request_uri }));
      assert.ok(answer.status === 400 || answer.location?.includes("error="), answer.location);
      assert.ok(!answer.location?.startsWith(pushing.redirect));
      assert.ok(!answer.location?.startsWith("/interaction"));
    },
  ],
  ...[
    ["changed by a letter", (uri) => uri.slice(0, -1) + (uri.endsWith("A") ? "B" : "A")],
    ["invented", () => `urn:ietf:params:oauth:request_uri:${random()}`],
    ["without an id", () => "urn:ietf:params:oauth:request_uri:"],
    ["with path traversal", (uri) => `${uri}/../x`],
  ].map(([name, change]) => [
    `pushed: a reference ${name}`,
    async ({ pushing }) => {
      const { json } = await pushing.push();
      refusedTo(await send(pushing.authorizeAddress({ client_id: pushing.id, request_uri: change(json.request_uri) })), "invalid_request_uri");
    },
  ]),
  [
    "pushed: a reference after it expired",
    async ({ pushing, database }) => {
      const { json } = await pushing.push();
      await database.query(
        "update protocol_record set payload = jsonb_set(payload, '{exp}', to_jsonb(extract(epoch from now())::bigint - 120)) where model = 'PushedAuthorizationRequest'",
      );
      refusedTo(await send(pushing.authorizeAddress({ client_id: pushing.id, request_uri: json.request_uri })), "invalid_request_uri");
    },
  ],
  [
    "pushed: what the browser adds changes nothing",
    async ({ pushing, other, signIn }) => {
      const { address, verifier, parameters } = await pushing.pushedAddress();
      const evil = new URLSearchParams({ redirect_uri: other.redirect, state: "evil", scope: "openid kiosk", code_challenge: "x".repeat(43) });
      const same = { ...pushing, pushedAddress: () => ({ address: `${address}&${evil}`, verifier, parameters }) };
      const { callback } = await signIn(same, { pushed: true });
      assert.equal(callback.origin + callback.pathname, pushing.redirect);
      assert.equal(callback.searchParams.get("state"), parameters.state);
    },
  ],
  ["pushed: a reference inside a pushed request", async ({ pushing }) => refusedTo(await pushing.push({ request_uri: `urn:ietf:params:oauth:request_uri:${random()}` }), "request_uri_not_supported")],
  ["pushed: for another client than the one who asks", async ({ pushing, other }) => {
    const { parameters } = pushing.request();
    const answer = await post(`${pushing.issuer}/connect/par`, { ...parameters, client_id: other.id, client_secret: pushing.secret });
    refusedClient(answer);
  }],
];
