import { once } from "node:events";
import { createServer } from "node:http";

/** Where the foreign clients live; keeps what arrives at their logout address. */
export async function startListener() {
  const waiting = [];
  const arrived = [];
  const server = createServer(async (question, answer) => {
    const parts = [];
    for await (const part of question) parts.push(part);
    const body = Buffer.concat(parts).toString();
    answer.writeHead(200).end();
    const notice = { path: question.url, form: new URLSearchParams(body) };
    const next = waiting.shift();
    if (next) next(notice);
    else arrived.push(notice);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://localhost:${server.address().port}`,
    next: () => (arrived.length ? Promise.resolve(arrived.shift()) : new Promise((resolve) => waiting.push(resolve))),
    count: () => arrived.length,
    stop: () => server.close(),
  };
}
