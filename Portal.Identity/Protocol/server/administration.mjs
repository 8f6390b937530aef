// What Portal.Identity asks of the protocol. This socket is never forwarded to a browser.
const json = (res, status, body) => {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(JSON.stringify(body));
};

async function bodyOf(req) {
  const parts = [];
  for await (const part of req) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString() || "{}");
}

/** Whoever was signed in by this session is signed out of every client, and what they were given ends. */
async function leaveClients(provider, session, say) {
  for (const [clientId, { sid, grantId }] of Object.entries(session.authorizations ?? {})) {
    if (grantId) {
      for (const model of [provider.AccessToken, provider.AuthorizationCode]) await model.revokeByGrantId(grantId);
      await (await provider.Grant.find(grantId))?.destroy();
    }
    const client = await provider.Client.find(clientId);
    // A client that does not answer keeps its session until it ends by itself.
    if (client?.backchannelLogoutUri)
      await client.backchannelLogout(session.accountId, sid).catch((error) => say("backchannel_error", { client: clientId, kind: error.name }));
  }
}

async function endSession(provider, database, session, say) {
  await leaveClients(provider, session, say);
  await database.query("delete from protocol_record where model = 'Session' and uid = $1", [session.uid]);
}

/** Another person signs in where somebody still is: the earlier session is emptied, so that the interaction can go on in it. */
async function handOver(provider, interaction, cookies, account, say) {
  if (!interaction.session?.accountId || interaction.session.accountId === account) return;
  const session = await provider.Session.get({ req: cookies.req, res: cookies.res, secure: cookies.secure });
  if (session.uid !== interaction.session.uid) return;
  await leaveClients(provider, session, say);
  session.accountId = undefined;
  session.authorizations = undefined;
  await session.persist();
}

export function administration(provider, database, say) {
  async function current(req, res, uid) {
    try {
      const interaction = await provider.interactionDetails(req, res);
      return interaction.uid === uid ? interaction : undefined;
    } catch (error) {
      if (error.name === "SessionNotFound") return undefined;
      throw error;
    }
  }

  const acts = {
    "/interaction/details": async (req, res, { uid }) => {
      const found = await current(req, res, uid);
      return (
        found && {
          uid: found.uid,
          clientId: found.params.client_id,
          prompt: found.prompt.name,
          // Out of a browser's hands it is no more than a rumour.
          account: (found.parJti && found.params.login_hint) ?? null,
          language: found.params.ui_locales?.split(" ")[0] ?? null,
        }
      );
    },
    "/interaction/finish": async (req, res, { uid, account, means, level }) => {
      const found = await current(req, res, uid);
      if (!found) return undefined;
      const result = { login: { accountId: account, amr: means, acr: level, remember: false }, create: {} };
      const address = await provider.interactionResult(req, res, result, { mergeWithLastSubmission: false });
      await handOver(provider, found, { req, res, secure: false }, account, say);
      return { address };
    },
    "/interaction/abort": async (req, res, { uid }) => {
      if (!(await current(req, res, uid))) return undefined;
      const result = { error: "access_denied", error_description: "the person turned back" };
      return { address: await provider.interactionResult(req, res, result, { mergeWithLastSubmission: false }) };
    },
    "/sessions/end": async (_req, _res, { account }) => {
      const { rows } = await database.query(
        "select uid from protocol_record where model = 'Session' and account_id = $1",
        [account],
      );
      for (const { uid } of rows) {
        const session = await provider.Session.findByUid(uid);
        if (session) await endSession(provider, database, session, say);
      }
      return { ended: rows.length };
    },
  };

  return async (req, res) => {
    const act = req.method === "POST" && acts[req.url];
    if (!act) return json(res, 404, {});
    try {
      const answer = await act(req, res, await bodyOf(req));
      json(res, answer ? 200 : 404, answer ?? {});
    } catch (error) {
      say("administration_error", { act: req.url, kind: error.name, message: error.message });
      json(res, 500, { kind: error.name });
    }
  };
}
