import { Provider, errors, interactionPolicy } from "oidc-provider";
import { createAdapter } from "./adapter.mjs";

const minute = 60;
const hour = 60 * minute;
const clockTolerance = minute;
const longestAssertion = 5 * minute;

// "create" (Initiating User Registration 1.0) is asked first: whoever holds a letter has no session to sign in to. It gives a
// right to an account, so it is believed from the portal itself alone, and never from a browser.
function prompts(settings) {
  const policy = interactionPolicy.base();
  const refuse = new interactionPolicy.Check("create_not_vouched_for", "prompt create is not for this request", ({ oidc }) => {
    if (!oidc.prompts.has("create")) return interactionPolicy.Check.NO_NEED_TO_PROMPT;
    const vouched = oidc.client.clientId === settings.residentClient && (oidc.entities.PushedAuthorizationRequest || oidc.entities.Interaction?.parJti);
    if (!vouched) throw new errors.InvalidRequest("prompt create is not for this request");
    return interactionPolicy.Check.NO_NEED_TO_PROMPT;
  });
  policy.add(new interactionPolicy.Prompt({ name: "create", requestable: true }, refuse), 0);
  return policy;
}

// An assertion is to prove possession of a key now: one that is good for years would be a password.
function checkAssertion(_ctx, { iat, exp }) {
  const now = Math.floor(Date.now() / 1000);
  if (iat > now + clockTolerance) throw new errors.InvalidClientAuth("assertion was issued in the future");
  if (exp > now + longestAssertion + clockTolerance) throw new errors.InvalidClientAuth("assertion lives too long");
}

// Our own clients need no consent page: the person deals with one and the same office.
async function loadExistingGrant(ctx) {
  const { client, session, provider, account, params } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const found = known && (await provider.Grant.find(known));
  if (found && found.accountId === account.accountId) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope(params.scope);
  await grant.save(10 * hour);
  return grant;
}

/** oidc-provider as the portal needs it: code with PKCE (S256), pushed requests, ES256, nothing else switched on. */
export function createProvider(settings, database, say) {
  const onPage = (ctx, problem) => {
    ctx.set("x-portal-problem", problem);
    ctx.body = { error: problem };
  };
  // Our page confirms and ends our own session too. Whoever brings an id_token of the person in front has confirmed already; one
  // about somebody else shows no wish of theirs.
  const toSignOut = (ctx) => {
    const { session, entities } = ctx.oidc;
    const sure = entities.IdTokenHint && [undefined, entities.IdTokenHint.payload.sub].includes(session.accountId);
    ctx.status = 303;
    ctx.redirect(`${settings.signOutPath}?xsrf=${session.state.secret}${sure ? "&sure=1" : ""}`);
  };
  const provider = new Provider(settings.issuer, {
    adapter: createAdapter(database),
    clients: settings.clients,
    clientDefaults: { id_token_signed_response_alg: "ES256", token_endpoint_auth_method: "client_secret_post" },
    clientAuthMethods: ["client_secret_post", "private_key_jwt", "none"],
    enabledJWA: {
      clientAuthSigningAlgValues: ["ES256"],
      idTokenSigningAlgValues: ["ES256"],
      dPoPSigningAlgValues: ["ES256"],
    },
    jwks: settings.jwks,
    cookies: {
      keys: settings.cookieKeys,
      names: settings.cookieNames,
      long: { httpOnly: true, sameSite: "lax", path: "/", secure: settings.secure },
      short: { httpOnly: true, sameSite: "lax", secure: settings.secure },
    },
    routes: {
      authorization: "/connect/authorize",
      pushed_authorization_request: "/connect/par",
      token: "/connect/token",
      userinfo: "/connect/userinfo",
      jwks: "/connect/jwks",
      introspection: "/connect/introspect",
      revocation: "/connect/revoke",
      end_session: "/connect/end_session",
    },
    scopes: ["openid", "kiosk"],
    claims: { openid: ["sub", "amr", "auth_time", "acr", "sid"] },
    acrValues: ["low", "substantial", "high"],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    assertJwtClientAuthClaimsAndHeader: checkAssertion,
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: false },
      introspection: {
        enabled: true,
        // A revoked terminal is no client any more, and what it was given is worth nothing from then on.
        allowedPolicy: async (_ctx, client, token) =>
          client.clientId === settings.apiClient &&
          token.clientId.startsWith("terminal-") &&
          (await provider.Client.find(token.clientId)) !== undefined,
      },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: toSignOut,
        postLogoutSuccessSource(ctx) {
          ctx.status = 303;
          ctx.redirect(settings.signedOutPath);
        },
      },
    },
    responseTypes: ["code"],
    interactions: { policy: prompts(settings), url: (_ctx, interaction) => `${settings.interactionPath}/${interaction.uid}` },
    loadExistingGrant,
    issueRefreshToken: () => false,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    clientBasedCORS: () => false,
    // Only addresses that the operator entered are called, and clients live in the office's own network: nothing to keep it from.
    fetch: (url, { dispatcher: _guard, ...options }) => fetch(url, options),
    renderError: (ctx, out) => onPage(ctx, out.error),
    ttl: {
      AccessToken: 10 * minute,
      AuthorizationCode: minute,
      ClientCredentials: 5 * minute,
      Grant: 10 * hour,
      IdToken: 10 * hour,
      Interaction: hour,
      Session: (_ctx, session) => (session.authorizations?.[settings.staffClient] ? 10 * hour : hour),
    },
    clockTolerance,
  });
  provider.proxy = true;
  // Where no session is left the provider answers with an English page that sends itself on by script.
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.oidc?.route === "end_session" && ctx.status === 200 && ctx.oidc.session.state) toSignOut(ctx);
  });
  provider.on("server_error", (_ctx, error) => say("server_error", { kind: error.name, code: error.code, message: error.message }));
  provider.on("backchannel.error", (_ctx, error, client) => say("backchannel_error", { client: client.clientId, kind: error.name }));
  return provider;
}
