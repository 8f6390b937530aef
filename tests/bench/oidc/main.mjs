// Foreign clients and hostile requests against the published Portal.Identity: node main.mjs PROGRAM POSTGRES [--sabotage]
import { readdirSync } from "node:fs";
import { startIdentity } from "./identity.mjs";
import { startListener } from "./listener.mjs";
import { journeys } from "./journeys.mjs";
import { breakConsume } from "./sabotage.mjs";
import { signIn, tokens } from "./signin.mjs";
import { Terminals } from "./terminals.mjs";

const [program, postgres, ...words] = process.argv.slice(2);
const word = words.find((one) => !one.startsWith("--"));
const listener = await startListener();
const identity = await startIdentity({ program, postgres, listener: listener.address });

// What never answers is a failure too.
const patience = 60_000;

const late = () =>
  new Promise((_, reject) => setTimeout(reject, patience, new Error(`no end after ${patience / 1000} s`)).unref());

async function run(name, act, world) {
  try {
    await Promise.race([act(world), late()]);
    console.log(`ok      ${name}`);
    return true;
  } catch (error) {
    console.log(`FAILED  ${name}: ${error.message.split("\n").slice(0, 4).join(" ")}`);
    if (process.env.BENCH_STACK) console.log(error.stack);
    return false;
  }
}

async function runAll(list, world) {
  let failed = 0;
  for (const [name, act] of list) if (!(await run(name, act, world))) failed++;
  return failed;
}

try {
  if (words.includes("--sabotage")) await breakConsume(identity.database);
  const world = { ...identity, listener, terminals: new Terminals(identity), signIn, tokens };
  const chosen = (list) => list.filter(([name]) => !word || name.includes(word));
  const files = readdirSync(new URL("cases", import.meta.url)).sort();
  const cases = chosen((await Promise.all(files.map((file) => import(`./cases/${file}`)))).flatMap((module) => module.cases));
  const ways = chosen(journeys);
  const failed = (await runAll(ways, world)) + (await runAll(cases, world));
  const names = new Set(cases.map(([name]) => name));
  if (names.size !== cases.length) throw new Error("two cases have one name");
  if (failed > 0) console.log(identity.log.join("").split("\n").filter((line) => line.includes("process says")).join("\n"));
  console.log(JSON.stringify({ ok: failed === 0 && (word !== undefined || cases.length >= 80), journeys: ways.length, cases: cases.length, failed }));
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await identity.stop();
  listener.stop();
}
