import { createHash, randomBytes } from "node:crypto";
import { post } from "./http.mjs";

export const random = () => randomBytes(32).toString("base64url");

export const challengeOf = (verifier) => createHash("sha256").update(verifier).digest("base64url");

/** A client at the provider that says exactly what it is told to say. */
export class Client {
  constructor(issuer, { id, secret, redirect, afterLogout }) {
    Object.assign(this, { issuer, id, secret, redirect, afterLogout });
  }

  /** Parameters of a faultless request; `changes` puts the fault in, undefined leaves a parameter out. */
  request(changes = {}) {
    const verifier = random();
    const parameters = {
      client_id: this.id,
      response_type: "code",
      scope: "openid",
      redirect_uri: this.redirect,
      state: random(),
      nonce: random(),
      code_challenge: challengeOf(verifier),
      code_challenge_method: "S256",
      ...changes,
    };
    for (const name of Object.keys(parameters)) if (parameters[name] === undefined) delete parameters[name];
    return { verifier, parameters };
  }

  authorizeAddress(parameters) {
    return `${this.issuer}/connect/authorize?${new URLSearchParams(parameters)}`;
  }

  credentials() {
    return { client_id: this.id, client_secret: this.secret };
  }

  push(changes = {}) {
    const { parameters } = this.request(changes);
    return post(`${this.issuer}/connect/par`, { ...parameters, client_secret: this.secret });
  }

  async pushedAddress(changes = {}) {
    const { verifier, parameters } = this.request(changes);
    const { json } = await post(`${this.issuer}/connect/par`, { ...parameters, client_secret: this.secret });
    return { verifier, parameters, address: this.authorizeAddress({ client_id: this.id, request_uri: json.request_uri }) };
  }

  token(fields, headers) {
    return post(`${this.issuer}/connect/token`, fields, headers);
  }

  exchange({ code, verifier }, changes = {}) {
    const fields = {
      grant_type: "authorization_code",
      code,
      redirect_uri: this.redirect,
      code_verifier: verifier,
      ...this.credentials(),
      ...changes,
    };
    for (const name of Object.keys(fields)) if (fields[name] === undefined) delete fields[name];
    return this.token(fields);
  }
}
