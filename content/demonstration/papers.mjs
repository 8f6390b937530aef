// Reads the sources of the demonstration papers.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const here = import.meta.dirname;
const read = (...path) => JSON.parse(readFileSync(join(here, ...path), "utf8"));

export const people = read("people.json");
export const senders = read("senders.json");

/** All papers with their kind, in the order of kinds and of their files. */
export const papers = readdirSync(join(here, "papers"))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => read("papers", name).map((paper) => ({ kind: basename(name, ".json"), ...paper })));
