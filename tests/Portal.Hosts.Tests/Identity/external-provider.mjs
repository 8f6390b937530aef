// A foreign OpenID provider for tests: npm's oidc-provider, in memory, with a form on which the test says who comes, how
// sure the provider is, and what is wrong with its answer. Its settings come as one line of standard input.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const input = createInterface({ input: process.stdin });
input.on("close", () => process.exit(0));
const { modules, port, client } = JSON.parse(await new Promise((resolve) => input.once("line", resolve)));
const load = async (name) => import(pathToFileURL(createRequire(`${modules}/`).resolve(name)));
const { Provider } = await load("oidc-provider");
const { SignJWT, generateKeyPair, exportJWK, decodeJwt } = await load("jose");

const issuer = `http://localhost:${port}`;
const key = async (alg) => (await generateKeyPair(alg, { extractable: true })).privateKey;
const [rightKey, wrongKey] = [await key(client.alg), await key(client.alg)];
const tricks = new Map();

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [client.redirectUri],
      id_token_signed_response_alg: client.alg,
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  jwks: { keys: [{ ...(await exportJWK(rightKey)), alg: client.alg, use: "sig", kid: "foreign" }] },
  cookies: {
    keys: ["only of this test"],
    names: { session: "foreign-session", interaction: "foreign-interaction", resume: "foreign-resume" },
  },
  claims: { openid: ["sub", "acr", "name", "email"] },
  acrValues: ["one", "two", "three"],
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/who/${interaction.uid}` },
  async loadExistingGrant(ctx) {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.account.accountId });
    grant.addOIDCScope(ctx.oidc.params.scope);
    await grant.save(600);
    return grant;
  },
  findAccount: (_ctx, sub) => ({
    accountId: sub,
    claims: () => ({ sub, name: "Kanarienvogel Vorname", email: "kanarienvogel@example.org" }),
  }),
});

// What is wrong with an otherwise right answer.
const changes = {
  nonce: { nonce: "of another question" },
  issuer: { iss: "http://localhost:1" },
  audience: { aud: "another client" },
  expired: { exp: Math.floor(Date.now() / 1000) - 3600 },
  signature: {},
};

function spoil(token) {
  const claims = decodeJwt(token);
  const trick = tricks.get(claims.sub);
  if (trick === "unsigned") {
    const part = (json) => Buffer.from(JSON.stringify(json)).toString("base64url");
    return `${part({ alg: "none", kid: "foreign" })}.${part(claims)}.`;
  }
  if (!(trick in changes)) return token;
  return new SignJWT({ ...claims, ...changes[trick] })
    .setProtectedHeader({ alg: client.alg, kid: "foreign" })
    .sign(trick === "signature" ? wrongKey : rightKey);
}

provider.use(async (ctx, next) => {
  await next();
  if (ctx.oidc?.route === "token" && ctx.body?.id_token) ctx.body = { ...ctx.body, id_token: await spoil(ctx.body.id_token) };
  if (ctx.oidc?.route === "userinfo" && tricks.get(ctx.body?.sub) === "userinfo") ctx.body = { ...ctx.body, sub: "somebody else" };
  const onward = ctx.response.get("location");
  if (!onward?.startsWith(client.redirectUri)) return;
  const trick = tricks.get(ctx.oidc.session?.accountId);
  const address = new URL(onward);
  if (trick === "mixup") address.searchParams.set("iss", "http://localhost:1");
  if (trick === "nameless") address.searchParams.delete("iss");
  if (trick === "state") address.searchParams.set("state", address.searchParams.get("state").slice(0, -4) + "AAAA");
  if (trick === "code") address.searchParams.set("code", "invented");
  ctx.set("location", address.href);
});

const page = `<!doctype html><html lang="de"><title>Fremder Dienst</title><main><form method="post">
  <label>Kennung <input name="sub"></label> <label>Niveau <input name="acr" value="two"></label>
  <label>Fehler <input name="trick"></label> <button name="act" value="go">Anmelden</button>
  <button name="act" value="cancel">Abbrechen</button></form></main></html>`;

async function answer(req, res) {
  const parts = [];
  for await (const part of req) parts.push(part);
  const { sub, acr, trick, act } = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
  tricks.set(sub, trick);
  const result =
    act === "go" ? { login: { accountId: sub, acr, remember: false } } : { error: act === "cancel" ? "access_denied" : act };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

const protocol = provider.callback();
const server = createServer((req, res) => {
  if (!req.url.startsWith("/who/")) return protocol(req, res);
  if (req.method === "POST") return answer(req, res);
  res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
});
server.listen(port, "127.0.0.1", () => console.log("ready"));
