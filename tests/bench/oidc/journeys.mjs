import * as oauth from "oauth4webapi";
import * as oidc from "openid-client";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { Browser } from "./browser.mjs";
import { assert } from "./expect.mjs";
import { post } from "./http.mjs";
import { begin, choosePerson, samira, signIn } from "./signin.mjs";

const insecure = { [oauth.allowInsecureRequests]: true };

const discover = (issuer, client) =>
  oidc.discovery(new URL(issuer), client.id, undefined, oidc.ClientSecretPost(client.secret), { execute: [oidc.allowInsecureRequests] });

/** openid-client drives; the person clicks. */
async function withOpenidClient({ issuer }, client, { pushed, dpop } = {}) {
  const config = await discover(issuer, client);
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
  const parameters = {
    redirect_uri: client.redirect,
    scope: "openid",
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state: checks.expectedState,
    nonce: checks.expectedNonce,
  };
  const address = pushed ? await oidc.buildAuthorizationUrlWithPAR(config, parameters) : oidc.buildAuthorizationUrl(config, parameters);
  const browser = new Browser();
  const { next } = await choosePerson(browser, await begin(browser, address.href));
  const tokens = await oidc.authorizationCodeGrant(config, new URL(next), checks, undefined, dpop && { DPoP: dpop(config) });
  return { config, browser, tokens };
}

async function logoutNotice({ issuer, listener, open }, claims) {
  const { path, form } = await listener.next();
  assert.equal(path, "/logout");
  const keys = createRemoteJWKSet(new URL(`${issuer}/connect/jwks`));
  const { payload, protectedHeader } = await jwtVerify(form.get("logout_token"), keys, {
    issuer,
    audience: open.id,
    typ: "logout+jwt",
    algorithms: ["ES256"],
    requiredClaims: ["jti", "iat", "exp", "events", "sub", "sid"],
  });
  assert.equal(protectedHeader.alg, "ES256");
  assert.equal(payload.sub, claims.sub);
  assert.equal(payload.sid, claims.sid);
  assert.equal(payload.nonce, undefined);
  assert.deepEqual(payload.events, { "http://schemas.openid.net/event/backchannel-logout": {} });
}

const keyOf = (token) => JSON.parse(Buffer.from(token.split(".")[0], "base64url")).kid;

export const journeys = [
  [
    "openid-client: discovery, code with PKCE, id_token, userinfo",
    async (world) => {
      const { config, tokens } = await withOpenidClient(world, world.open);
      const claims = tokens.claims();
      assert.equal(claims.sub, samira);
      assert.deepEqual(claims.amr, ["demo"]);
      assert.equal(claims.acr, "substantial");
      assert.equal((await oidc.fetchUserInfo(config, tokens.access_token, samira)).sub, samira);
    },
  ],
  [
    "openid-client: pushed authorization request",
    async (world) => assert.equal((await withOpenidClient(world, world.pushing, { pushed: true })).tokens.claims().sub, samira),
  ],
  [
    "openid-client: sign-out begun by the client; its listener gets a signed logout token",
    async (world) => {
      const { config, browser, tokens } = await withOpenidClient(world, world.open);
      const address = oidc.buildEndSessionUrl(config, {
        id_token_hint: tokens.id_token,
        post_logout_redirect_uri: world.open.afterLogout,
        state: "until-later",
      });
      const { next } = await browser.walk(await browser.open(address.href));
      assert.equal(next, `${world.open.afterLogout}?state=until-later`);
      await logoutNotice(world, tokens.claims());
      await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, samira));
    },
  ],
  [
    "openid-client: revocation ends an access token",
    async (world) => {
      const { config, tokens } = await withOpenidClient(world, world.open);
      await oidc.tokenRevocation(config, tokens.access_token);
      await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, samira));
    },
  ],
  [
    "openid-client: DPoP binds the token to a key",
    async (world) => {
      const keys = await oidc.randomDPoPKeyPair("ES256");
      let handle;
      const dpop = (config) => (handle = oidc.getDPoPHandle(config, keys));
      const { config, tokens } = await withOpenidClient(world, world.open, { dpop });
      assert.equal(tokens.token_type, "dpop");
      assert.equal((await oidc.fetchUserInfo(config, tokens.access_token, samira, { DPoP: handle })).sub, samira);
      await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, samira));
    },
  ],
  [
    "openid-client: a terminal gets a token with private_key_jwt, the portal asks about it",
    async (world) => {
      const terminal = await world.terminals.create();
      const auth = oidc.PrivateKeyJwt({ key: terminal.privateKey, kid: terminal.jwk.kid });
      const config = await oidc.discovery(new URL(world.issuer), terminal.id, undefined, auth, { execute: [oidc.allowInsecureRequests] });
      const tokens = await oidc.clientCredentialsGrant(config, { scope: "kiosk" });
      assert.equal(tokens.expires_in, 300);
      const answer = await oidc.tokenIntrospection(await discover(world.issuer, world.api), tokens.access_token);
      assert.equal(answer.active, true);
      assert.equal(answer.client_id, terminal.id);
      assert.equal(answer.scope, "kiosk");
    },
  ],
  [
    "oauth4webapi: discovery, pushed request, code with PKCE, id_token, userinfo",
    async ({ issuer, pushing: { id, secret, redirect } }) => {
      const address = new URL(issuer);
      const server = await oauth.processDiscoveryResponse(address, await oauth.discoveryRequest(address, insecure));
      const client = { client_id: id };
      const auth = oauth.ClientSecretPost(secret);
      const verifier = oauth.generateRandomCodeVerifier();
      const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
      const pushed = await oauth.processPushedAuthorizationResponse(
        server,
        client,
        await oauth.pushedAuthorizationRequest(
          server,
          client,
          auth,
          {
            response_type: "code",
            redirect_uri: redirect,
            scope: "openid",
            code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
            code_challenge_method: "S256",
            state,
            nonce,
          },
          insecure,
        ),
      );
      const browser = new Browser();
      const way = `${server.authorization_endpoint}?${new URLSearchParams({ client_id: id, request_uri: pushed.request_uri })}`;
      const { next } = await choosePerson(browser, await begin(browser, way));
      const answer = oauth.validateAuthResponse(server, client, new URL(next), state);
      const tokens = await oauth.processAuthorizationCodeResponse(
        server,
        client,
        await oauth.authorizationCodeGrantRequest(server, client, auth, answer, redirect, verifier, insecure),
        { expectedNonce: nonce, requireIdToken: true },
      );
      const { sub } = oauth.getValidatedIdTokenClaims(tokens);
      const person = await oauth.processUserInfoResponse(
        server,
        client,
        sub,
        await oauth.userInfoRequest(server, client, tokens.access_token, insecure),
      );
      assert.equal(person.sub, samira);
    },
  ],
  [
    "oauth4webapi: client_credentials with private_key_jwt and DPoP, introspection",
    async ({ issuer, terminals, api }) => {
      const terminal = await terminals.create();
      const address = new URL(issuer);
      const server = await oauth.processDiscoveryResponse(address, await oauth.discoveryRequest(address, insecure));
      const client = { client_id: terminal.id };
      const DPoP = oauth.DPoP(client, await oauth.generateKeyPair("ES256"));
      const auth = oauth.PrivateKeyJwt({ key: terminal.privateKey, kid: terminal.jwk.kid });
      const tokens = await oauth.processClientCredentialsResponse(
        server,
        client,
        await oauth.clientCredentialsGrantRequest(server, client, auth, { scope: "kiosk" }, { ...insecure, DPoP }),
      );
      assert.equal(tokens.token_type, "dpop");
      const asking = { client_id: api.id };
      const told = await oauth.processIntrospectionResponse(
        server,
        asking,
        await oauth.introspectionRequest(server, asking, oauth.ClientSecretPost(api.secret), tokens.access_token, insecure),
      );
      assert.equal(told.active, true);
      assert.ok(told.cnf.jkt);
    },
  ],
  [
    "oauth4webapi: keys are published as an ES256 set without private parts",
    async ({ issuer }) => {
      const { keys } = await (await fetch(`${issuer}/connect/jwks`)).json();
      assert.ok(keys.length > 0);
      for (const key of keys) {
        assert.equal(key.alg, "ES256");
        assert.equal(key.d, undefined);
      }
    },
  ],
  [
    "a second client signs the same person in without asking again",
    async ({ open, other }) => {
      const { browser } = await signIn(open);
      const { callback } = await signIn(other, { browser });
      assert.ok(callback.searchParams.get("code"));
    },
  ],
  [
    "a terminal is made on the command line, enrols with its code, works, and is revoked",
    async ({ terminals, issuer, api }) => {
      const terminal = await terminals.enrol();
      const { json } = await terminal.token();
      const ask = () => post(`${issuer}/connect/introspect`, { ...api.credentials(), token: json.access_token });
      assert.equal((await ask()).json.client_id, terminal.id);
      assert.match(await terminals.operate("terminal", "list"), new RegExp(`${terminal.row}  enrolled`));
      await terminals.operate("terminal", "revoke", terminal.row);
      assert.deepEqual((await ask()).json, { active: false });
      assert.equal((await terminal.token()).status, 401);
    },
  ],
  [
    "keys change while people sign in: nobody notices, and what old keys signed stays good",
    async ({ open, operate, issuer, tokens }) => {
      const before = await tokens(open);
      const rotated = operate("keys", "rotate");
      let latest;
      let signIns = 0;
      do {
        latest = await tokens(open);
        signIns++;
      } while (keyOf(latest.id_token) === keyOf(before.id_token));
      await rotated;
      // The old process is still handing over: a while of both.
      for (let more = 0; more < 20; more++) assert.equal(keyOf((await tokens(open)).id_token), keyOf(latest.id_token));
      assert.ok(signIns > 1);
      const { keys } = await (await fetch(`${issuer}/connect/jwks`)).json();
      for (const token of [before, latest]) {
        assert.ok(keys.some(({ kid }) => kid === keyOf(token.id_token)));
        const Authorization = `Bearer ${token.access_token}`;
        assert.equal((await fetch(`${issuer}/connect/userinfo`, { headers: { Authorization } })).status, 200);
      }
      const silent = open.authorizeAddress(open.request({ prompt: "none", id_token_hint: before.id_token }).parameters);
      assert.ok(new URL((await begin(before.browser, silent)).next).searchParams.has("code"), "the session was lost");
    },
  ],
];
