import { assert, refusedBearer, refusedTo } from "../expect.mjs";
import { send } from "../http.mjs";
import { challengeOf, random } from "../client.mjs";
import { refusedThere } from "../expect.mjs";

const request = (name, changes) => [
  `PKCE: ${name}`,
  async ({ open }) => {
    const { parameters } = open.request(changes);
    refusedThere(await send(open.authorizeAddress(parameters)), open, "invalid_request");
  },
];

const exchange = (name, error, changes) => [
  `PKCE: ${name}`,
  async ({ open, signIn }) => {
    const visit = await signIn(open);
    refusedTo(await open.exchange(visit, changes(visit)), error);
  },
];

const userinfo = (issuer, token) => send(`${issuer}/connect/userinfo`, { headers: { Authorization: `Bearer ${token}` } });

export const cases = [
  request("no challenge", { code_challenge: undefined, code_challenge_method: undefined }),
  request("a method without a challenge", { code_challenge: undefined }),
  request("plain", { code_challenge: random(), code_challenge_method: "plain" }),
  request("no method, which would mean plain", { code_challenge_method: undefined }),
  request("a method in small letters", { code_challenge_method: "s256" }),
  request("an invented method", { code_challenge_method: "S512" }),
  request("a challenge that is too short", { code_challenge: "short" }),
  request("a challenge that is too long", { code_challenge: "a".repeat(129) }),
  request("a challenge with forbidden signs", { code_challenge: `${"a".repeat(42)}+` }),
  exchange("no verifier", "invalid_grant", () => ({ code_verifier: undefined })),
  exchange("an empty verifier", "invalid_grant", () => ({ code_verifier: "" })),
  exchange("a wrong verifier", "invalid_grant", () => ({ code_verifier: random() })),
  exchange("a verifier that is too short", "invalid_request", () => ({ code_verifier: "a".repeat(42) })),
  exchange("a verifier that is too long", "invalid_request", () => ({ code_verifier: "a".repeat(129) })),
  exchange("the challenge as verifier, as in plain", "invalid_grant", ({ verifier }) => ({ code_verifier: challengeOf(verifier) })),
  exchange("the verifier and a blank", "invalid_request", ({ verifier }) => ({ code_verifier: `${verifier} ` })),
  [
    "PKCE: the verifier of another request",
    async ({ open, signIn }) => {
      const [mine, theirs] = [await signIn(open), await signIn(open)];
      refusedTo(await open.exchange({ code: theirs.code, verifier: mine.verifier }), "invalid_grant");
    },
  ],
  [
    "PKCE: a pushed request without a challenge",
    async ({ pushing }) => refusedTo(await pushing.push({ code_challenge: undefined, code_challenge_method: undefined }), "invalid_request"),
  ],
  ["PKCE: plain in a pushed request", async ({ pushing }) => refusedTo(await pushing.push({ code_challenge_method: "plain" }), "invalid_request")],
  [
    "code: used twice, one after the other; what it gave ends too",
    async ({ open, signIn, issuer }) => {
      const visit = await signIn(open);
      const first = await open.exchange(visit);
      assert.equal(first.status, 200);
      refusedTo(await open.exchange(visit), "invalid_grant");
      refusedBearer(await userinfo(issuer, first.json.access_token));
    },
  ],
  [
    "code: used 20 times at once, one alone wins; what it gave ends too",
    async ({ open, signIn, issuer }) => {
      const visit = await signIn(open);
      const answers = await Promise.all(Array.from({ length: 20 }, () => open.exchange(visit)));
      const won = answers.filter(({ status }) => status === 200);
      assert.equal(won.length, 1, `${won.length} of 20 got tokens`);
      for (const answer of answers) if (answer !== won[0]) refusedTo(answer, "invalid_grant");
      refusedBearer(await userinfo(issuer, won[0].json.access_token));
    },
  ],
  [
    "code: in the hands of another client",
    async ({ open, other, signIn }) => refusedTo(await other.exchange(await signIn(open), { redirect_uri: open.redirect }), "invalid_grant"),
  ],
  [
    "code: after it expired",
    async ({ open, signIn, database }) => {
      const visit = await signIn(open);
      await database.query(
        "update protocol_record set payload = jsonb_set(payload, '{exp}', to_jsonb(extract(epoch from now())::bigint - 120)) where model = 'AuthorizationCode'",
      );
      refusedTo(await open.exchange(visit), "invalid_grant");
    },
  ],
  ["code: invented", async ({ open }) => refusedTo(await open.exchange({ code: random(), verifier: random() }), "invalid_grant")],
  ["code: empty", async ({ open }) => refusedTo(await open.exchange({ code: "", verifier: random() }), "invalid_request")],
  [
    "code: an access token in its place",
    async ({ open, tokens }) => {
      const { access_token, verifier } = await tokens(open);
      refusedTo(await open.exchange({ code: access_token, verifier }), "invalid_grant");
    },
  ],
  [
    "code: its hash from the database in its place",
    async ({ open, signIn, database }) => {
      const visit = await signIn(open);
      const { rows } = await database.query("select id_hash from protocol_record where model = 'AuthorizationCode' and consumed_at is null");
      for (const { id_hash } of rows)
        for (const form of ["base64url", "hex"])
          refusedTo(await open.exchange({ code: id_hash.toString(form), verifier: visit.verifier }), "invalid_grant");
    },
  ],
  [
    "code: given twice",
    async ({ open, signIn }) => {
      const { code, verifier } = await signIn(open);
      const fields = { grant_type: "authorization_code", code, redirect_uri: open.redirect, code_verifier: verifier, ...open.credentials() };
      refusedTo(await open.token([...Object.entries(fields), ["code", code]]), "invalid_request");
    },
  ],
  ["grant_type: missing", async ({ open }) => refusedTo(await open.token({ ...open.credentials() }), "invalid_request")],
  ...["password", "implicit", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer", "urn:ietf:params:oauth:grant-type:token-exchange"].map(
    (grant) => [
      `grant_type: ${grant}`,
      async ({ open }) =>
        refusedTo(
          await open.token({ grant_type: grant, username: "a", password: "b", refresh_token: "c", assertion: "d", ...open.credentials() }),
          grant === "refresh_token" ? "invalid_request" : "unsupported_grant_type",
        ),
    ],
  ),
  [
    "grant_type: client_credentials by a client for people",
    async ({ open }) => refusedTo(await open.token({ grant_type: "client_credentials", scope: "kiosk", ...open.credentials() }), "invalid_request"),
  ],
];
