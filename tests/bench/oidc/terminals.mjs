import { randomUUID } from "node:crypto";
import { SignJWT, exportJWK, generateKeyPair } from "jose";
import { post, send } from "./http.mjs";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Kiosks with a key of their own. */
export class Terminals {
  constructor({ issuer, database, operate }) {
    Object.assign(this, { issuer, database, operate });
  }

  async create() {
    const id = randomUUID();
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), alg: "ES256", use: "sig", kid: randomUUID() };
    await this.database.query(
      "insert into terminal (id, name, code_tries, jwks, created_at, enrolled_at) values ($1, $2, 0, $3, now(), now())",
      [id, "Terminal of the bench", { keys: [jwk] }],
    );
    return new Terminal(this.issuer, { id: `terminal-${id}`, row: id, jwk, privateKey });
  }

  /** As an operator does it: made on the command line, enrolled with the code that is printed. */
  async enrol() {
    const printed = await this.operate("terminal", "create", "Familienzentrum");
    const code = /Code\s+(\S+)/.exec(printed)[1];
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const body = JSON.stringify({ code, jwk: await exportJWK(publicKey) });
    const { json } = await send(`${this.issuer}/terminals/enrol`, { method: "POST", body, headers: { "Content-Type": "application/json" } });
    return new Terminal(this.issuer, { id: json.client_id, row: json.client_id.slice("terminal-".length), jwk: {}, privateKey });
  }

  revoke(terminal) {
    return this.database.query("update terminal set revoked_at = now() where id = $1", [terminal.row]);
  }
}

class Terminal {
  constructor(issuer, parts) {
    Object.assign(this, { issuer }, parts);
  }

  /** A faultless assertion (RFC 7523); `changes` to claims and header put the fault in. */
  assertion({ claims = {}, header = {}, key = this.privateKey } = {}) {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: this.id, sub: this.id, aud: this.issuer, iat: now, exp: now + 60, jti: randomUUID(), ...claims };
    for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
    return new SignJWT(all).setProtectedHeader({ alg: "ES256", kid: this.jwk.kid, ...header }).sign(key);
  }

  credentials(assertion) {
    return { client_id: this.id, client_assertion_type: assertionType, client_assertion: assertion };
  }

  async token(assertion, fields = {}, headers = {}) {
    return post(
      `${this.issuer}/connect/token`,
      { grant_type: "client_credentials", scope: "kiosk", ...this.credentials(assertion ?? (await this.assertion())), ...fields },
      headers,
    );
  }
}
