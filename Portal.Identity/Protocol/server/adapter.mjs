import { createHash } from "node:crypto";
import { errors } from "oidc-provider";

const hash = (id) => createHash("sha256").update(id).digest();

// Whoever reads the table must not be able to use what lies there: ids are credentials, so they are left out.
function withoutCredentials(payload) {
  const { jti, ...rest } = payload;
  if (rest.session?.cookie) rest.session = { ...rest.session, cookie: undefined };
  return rest;
}

const refusal = {
  PushedAuthorizationRequest: () => new errors.InvalidRequestUri("request_uri was used before"),
  ReplayDetection: () => new errors.InvalidClientAuth("assertion was used before"),
};

/** Keeps the provider's records in PostgreSQL. What may be used once is consumed by one statement. */
export function createAdapter(database) {
  const revive = (id, row) =>
    row && {
      ...row.payload,
      jti: id ?? row.payload.jti,
      ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1000) } : {}),
    };

  return class Adapter {
    constructor(model) {
      this.model = model;
    }

    async find(id) {
      if (this.model === "Client") return this.#terminal(id);
      const { rows } = await database.query(
        "select payload, consumed_at from protocol_record where model = $1 and id_hash = $2",
        [this.model, hash(id)],
      );
      return revive(id, rows[0]);
    }

    async findByUid(uid) {
      const { rows } = await database.query(
        "select payload, consumed_at from protocol_record where model = $1 and uid = $2",
        [this.model, uid],
      );
      return revive(undefined, rows[0]);
    }

    async upsert(id, payload, expiresIn) {
      const once = this.model === "ReplayDetection";
      const { rowCount } = await database.query(
        `insert into protocol_record (model, id_hash, uid, grant_id, account_id, payload, expires_at)
         values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
         on conflict (model, id_hash) ${once ? "do nothing" : "do update set uid = excluded.uid, grant_id = excluded.grant_id, account_id = excluded.account_id, payload = excluded.payload, expires_at = excluded.expires_at"}`,
        [
          this.model,
          hash(id),
          payload.uid ?? null,
          payload.grantId ?? null,
          payload.accountId ?? null,
          withoutCredentials(payload),
          expiresIn ?? null,
        ],
      );
      if (once && rowCount === 0) throw refusal.ReplayDetection();
    }

    async consume(id) {
      const { rows } = await database.query("select protocol_consume($1, $2) as first", [this.model, hash(id)]);
      if (rows[0].first) return;
      const used = await this.find(id);
      if (used?.grantId) await this.#revoke(used.grantId);
      throw refusal[this.model]?.() ?? new errors.InvalidGrant("was used before");
    }

    async destroy(id) {
      await database.query("delete from protocol_record where model = $1 and id_hash = $2", [this.model, hash(id)]);
    }

    async revokeByGrantId(grantId) {
      await database.query("delete from protocol_record where model = $1 and grant_id = $2", [this.model, grantId]);
    }

    async #revoke(grantId) {
      await database.query(
        "delete from protocol_record where (grant_id = $1 and model <> 'AuthorizationCode') or (model = 'Grant' and id_hash = $2)",
        [grantId, hash(grantId)],
      );
    }

    async #terminal(id) {
      if (!/^terminal-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
      const { rows } = await database.query("select terminal_keys($1::uuid) as jwks", [id.slice("terminal-".length)]);
      return (
        rows[0].jwks && {
          client_id: id,
          jwks: rows[0].jwks,
          token_endpoint_auth_method: "private_key_jwt",
          token_endpoint_auth_signing_alg: "ES256",
          grant_types: ["client_credentials"],
          response_types: [],
          redirect_uris: [],
          scope: "kiosk",
        }
      );
    }
  };
}
