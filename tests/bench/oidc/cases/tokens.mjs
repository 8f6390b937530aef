import { random } from "../client.mjs";
import { assert, refusedBearer } from "../expect.mjs";
import { post, send } from "../http.mjs";

const userinfo = (issuer, headers, method = "GET") => send(`${issuer}/connect/userinfo`, { headers, method });
const bearer = (token) => ({ Authorization: `Bearer ${token}` });

const unknown = async (issuer, client, token) => {
  const answer = await post(`${issuer}/connect/introspect`, { ...client.credentials(), token });
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.json, { active: false });
};

const refused = (name, spoil) => [
  `userinfo: ${name}`,
  async (world) => {
    const got = await world.tokens(world.open);
    refusedBearer(await userinfo(world.issuer, bearer(await spoil(got, world))));
  },
];

export const cases = [
  refused("id_token in place of the access token", ({ id_token }) => id_token),
  refused("an invented token", () => random()),
  refused("a token changed by a letter", ({ access_token }) => access_token.slice(0, -1) + (access_token.endsWith("A") ? "B" : "A")),
  refused("the code", ({ code }) => code),
  refused("an expired token", async ({ access_token }, { database }) => {
    await database.query(
      "update protocol_record set payload = jsonb_set(payload, '{exp}', to_jsonb(extract(epoch from now())::bigint - 120)) where model = 'AccessToken'",
    );
    return access_token;
  }),
  refused("a revoked token", async ({ access_token }, { open, issuer }) => {
    assert.equal((await post(`${issuer}/connect/revoke`, { ...open.credentials(), token: access_token })).status, 200);
    return access_token;
  }),
  refused("the hash that lies in the database", async (_got, { database }) => {
    const { rows } = await database.query("select id_hash from protocol_record where model = 'AccessToken' limit 1");
    return rows[0].id_hash.toString("base64url");
  }),
  ["userinfo: no token", async ({ issuer }) => refusedBearer(await userinfo(issuer, {}))],
  ["userinfo: a client's secret by Basic", async ({ issuer, open }) =>
    refusedBearer(await userinfo(issuer, { Authorization: `Basic ${btoa(`${open.id}:${open.secret}`)}` }), "invalid_request", 400)],
  [
    "userinfo: the token in the address",
    async ({ issuer, open, tokens }) => {
      const { access_token } = await tokens(open);
      refusedBearer(await send(`${issuer}/connect/userinfo?access_token=${access_token}`), "invalid_request", 400);
    },
  ],
  [
    "userinfo: a token bound to a key, without proof of the key",
    async ({ issuer, open, tokens }) => {
      const { access_token } = await tokens(open);
      const answer = await userinfo(issuer, { Authorization: `DPoP ${access_token}` });
      assert.ok([400, 401].includes(answer.status));
      assert.equal(answer.json.sub, undefined);
    },
  ],
  [
    "introspection: a client for people asks about its own token",
    async ({ issuer, open, tokens }) => unknown(issuer, open, (await tokens(open)).access_token),
  ],
  [
    "introspection: a client asks about another's token",
    async ({ issuer, open, other, tokens }) => unknown(issuer, other, (await tokens(open)).access_token),
  ],
  [
    "introspection: the portal asks about a person's token",
    async ({ issuer, api, open, tokens }) => unknown(issuer, api, (await tokens(open)).access_token),
  ],
  [
    "introspection: a foreign client asks about a terminal's token",
    async ({ issuer, other, terminals }) => unknown(issuer, other, (await (await terminals.create()).token()).json.access_token),
  ],
  [
    "introspection: a terminal asks about another's token",
    async ({ issuer, terminals }) => {
      const [terminal, mate] = [await terminals.create(), await terminals.create()];
      const { json } = await mate.token();
      const answer = await post(`${issuer}/connect/introspect`, { ...terminal.credentials(await terminal.assertion()), token: json.access_token });
      assert.deepEqual(answer.json, { active: false });
    },
  ],
  ["introspection: an invented token", async ({ issuer, api }) => unknown(issuer, api, random())],
  ["introspection: an id_token", async ({ issuer, api, open, tokens }) => {
    const answer = await post(`${issuer}/connect/introspect`, { ...api.credentials(), token: (await tokens(open)).id_token });
    assert.ok(answer.json.active !== true);
  }],
  [
    "revocation: another client's token stays good",
    async ({ issuer, open, other, tokens }) => {
      const { access_token } = await tokens(open);
      await post(`${issuer}/connect/revoke`, { ...other.credentials(), token: access_token });
      assert.equal((await userinfo(issuer, bearer(access_token))).status, 200);
    },
  ],
  [
    "revocation: says the same of a token that never was",
    async ({ issuer, open, other, tokens }) => {
      const { access_token } = await tokens(open);
      const [foreign, invented] = [
        await post(`${issuer}/connect/revoke`, { ...other.credentials(), token: access_token }),
        await post(`${issuer}/connect/revoke`, { ...other.credentials(), token: random() }),
      ];
      assert.deepEqual([foreign.status, foreign.text], [invented.status, invented.text]);
    },
  ],
  [
    "tokens and codes are not to be kept by anything on the way",
    async ({ open, signIn }) => {
      const answer = await open.exchange(await signIn(open));
      assert.match(answer.headers["cache-control"], /no-store/);
    },
  ],
  [
    "nothing that opens anything lies readable in the database",
    async ({ open, tokens, database }) => {
      const got = await tokens(open);
      const { rows } = await database.query("select payload::text as text from protocol_record");
      const all = rows.map(({ text }) => text).join("\n");
      for (const secret of [got.access_token, got.code, got.verifier, got.browser.cookie("portal-oidc-session")]) assert.ok(!all.includes(secret));
    },
  ],
];
