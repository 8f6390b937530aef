// The protocol process. Its settings, secrets among them, come as one line of standard input; it ends when standard input
// does, so it never outlives Portal.Identity.
import { createServer } from "node:http";
import { chmodSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { administration } from "./administration.mjs";
import { createDatabase } from "./database.mjs";
import { createProvider } from "./provider.mjs";

const input = createInterface({ input: process.stdin });
input.on("close", () => process.exit(0));
const settings = JSON.parse(await new Promise((resolve) => input.once("line", resolve)));

const say = (event, detail = {}) => process.stdout.write(JSON.stringify({ event, ...detail }) + "\n");
const database = createDatabase(settings.database, say);
const provider = createProvider(settings, database, say);

function listen(handler, socket) {
  const server = createServer(handler);
  rmSync(socket, { force: true });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socket, () => {
      chmodSync(socket, 0o600);
      resolve(server);
    });
  });
}

process.umask(0o177);
const servers = [
  await listen(provider.callback(), settings.protocolSocket),
  await listen(administration(provider, database, say), settings.administrationSocket),
];
say("ready");

// Any further line: a newer process has taken over. What is under way is finished, nothing new arrives.
input.on("line", () => {
  let open = servers.length;
  for (const server of servers) {
    server.close(() => --open === 0 && process.exit(0));
    server.closeIdleConnections();
  }
});
