import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { Client, random } from "./client.mjs";
import { send } from "./http.mjs";

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** Clients nobody of us wrote: two that send their request through the browser, one that has to push it. */
const foreign = (listener) => [
  { id: "foreign-open", pushed: false, redirect: `${listener}/open`, afterLogout: `${listener}/open/bye`, backchannel: `${listener}/logout` },
  { id: "foreign-other", pushed: false, redirect: `${listener}/other`, afterLogout: `${listener}/other/bye` },
  { id: "foreign-pushing", pushed: true, redirect: `${listener}/pushing`, afterLogout: `${listener}/pushing/bye` },
];

const own = ["portal-residents", "portal-desk", "portal-api"];

/** The published program on a free port of loopback, with a database and secrets that exist for this run alone. */
export async function startIdentity({ program, postgres, listener }) {
  const database = `bench_oidc_${process.pid}`;
  const server = new pg.Client({ host: postgres, user: "app", database: "postgres" });
  await server.connect();
  await server.query(`create database ${database}`);
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-oidc-"));
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const registered = foreign(listener);
  const secrets = Object.fromEntries([...own, ...registered.map(({ id }) => id)].map((id) => [id, random()]));
  for (const [id, secret] of Object.entries(secrets)) writeFileSync(join(folder, id), secret, { mode: 0o600 });

  const settings = {
    ...process.env,
    ASPNETCORE_ENVIRONMENT: "Demonstration",
    ASPNETCORE_URLS: `http://127.0.0.1:${port}`,
    Portal__Demonstration__Enabled: "true",
    Portal__Database__ConnectionString: `Host=${postgres};Username=app;Database=${database}`,
    Portal__Identity__PublicAddress: issuer,
    Portal__Identity__PortalAddress: listener,
    Portal__Identity__SecretsPath: folder,
    ...Object.assign({}, ...registered.map(clientSettings)),
  };
  const host = spawn("dotnet", [program], { cwd: dirname(program), env: settings, stdio: ["ignore", "pipe", "pipe"] });
  const log = [];
  for (const stream of [host.stdout, host.stderr]) stream.on("data", (part) => log.push(part.toString()));
  await ready(issuer, host, log);

  const pool = new pg.Pool({ host: postgres, user: "app", database, options: "-c search_path=identity" });
  const clients = registered.map((client) => new Client(issuer, { ...client, secret: secrets[client.id] }));
  return {
    issuer,
    port,
    secrets,
    log,
    /** `identity WORDS` beside the host that runs. */
    operate: async (...words) => (await promisify(execFile)("dotnet", [program, "identity", ...words], { cwd: dirname(program), env: settings })).stdout,
    database: pool,
    open: clients[0],
    other: clients[1],
    pushing: clients[2],
    residents: new Client(issuer, { id: own[0], secret: secrets[own[0]], redirect: `${listener}/konto/anmeldung` }),
    api: new Client(issuer, { id: own[2], secret: secrets[own[2]] }),
    async stop() {
      await pool.end();
      host.kill();
      if (host.exitCode === null) await once(host, "exit");
      await server.query(`drop database ${database} with (force)`);
      await server.end();
      rmSync(folder, { recursive: true });
    },
  };
}

function clientSettings({ id, pushed, redirect, afterLogout, backchannel }, index) {
  const at = `Portal__Identity__Clients__${index}__`;
  return {
    [`${at}Id`]: id,
    [`${at}Accounts`]: "Resident",
    [`${at}RedirectUris__0`]: redirect,
    [`${at}PostLogoutRedirectUris__0`]: afterLogout,
    [`${at}RequirePushedRequests`]: String(pushed),
    ...(backchannel ? { [`${at}BackchannelLogoutUri`]: backchannel } : {}),
  };
}

async function ready(issuer, host, log) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (host.exitCode !== null) break;
    const answer = await send(`${issuer}/health/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`Portal.Identity did not become ready:\n${log.join("").slice(-4000)}`);
}
