import { request } from "node:http";

export class ServerFault extends Error {}

/**
 * One request with nothing added or corrected: hostile headers and targets go out as they are.
 * @returns {Promise<{status: number, headers: object, text: string, json: any, location: string | undefined, cookies: string[]}>}
 */
export function send(address, { method = "GET", headers = {}, body, target } = {}) {
  const { hostname, port, pathname, search, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const question = request(
      {
        host: hostname === "localhost" ? "127.0.0.1" : hostname,
        port,
        method,
        path: target ?? pathname + search,
        headers: { Host: host, ...(body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) }), ...headers },
        setHost: false,
        agent: false,
      },
      async (answer) => {
        const parts = [];
        for await (const part of answer) parts.push(part);
        const text = Buffer.concat(parts).toString();
        if (answer.statusCode >= 500) return reject(new ServerFault(`${method} ${pathname} answered ${answer.statusCode}`));
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          text,
          json: parse(text),
          location: answer.headers.location,
          cookies: answer.headers["set-cookie"] ?? [],
        });
      },
    );
    question.on("error", reject);
    question.end(body);
  });
}

export const formType = { "Content-Type": "application/x-www-form-urlencoded" };

/** @param fields a record, or pairs where a name is to stand twice. */
export const post = (address, fields, headers = {}) =>
  send(address, { method: "POST", headers: { ...formType, ...headers }, body: new URLSearchParams(fields).toString() });

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
