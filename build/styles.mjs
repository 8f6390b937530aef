// Compiles the style bundles and copies the fonts they name: node build/styles.mjs SOURCE-FOLDER TARGET-FOLDER
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const bundles = ["resident", "desk"];
const [source, target] = process.argv.slice(2);
const modules = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules");
const fontsource = (...parts) => join(modules, "@fontsource", ...parts);
const value = (text) => new sass.SassString(text, { quotes: false });

// The fingerprint that the .NET SDK gives a static asset, so that a font is reached under its immutable address.
function fingerprint(bytes) {
  let rest = createHash("sha256")
    .update(bytes)
    .digest()
    .subarray(0, 9)
    .reduce((sum, byte, index) => sum + (BigInt(byte) << BigInt(8 * index)), 0n);
  rest = BigInt.asIntN(72, rest);
  rest = rest < 0n ? -rest : rest;
  let text = "";
  for (let digit = 0; digit < 10; digit++, rest /= 36n) text += (rest % 36n).toString(36);
  return text;
}

const functions = {
  "font-file($package, $subset, $weight)"([family, subset, weight]) {
    const name = `${family.text}-${subset.text}-${weight.value}`;
    const file = fontsource(family.text, "files", `${name}-normal.woff2`);
    cpSync(file, join(target, "fonts", `${name}.woff2`));
    return value(`url("fonts/${name}.${fingerprint(readFileSync(file))}.woff2")`);
  },
  "unicode-range($package, $subset)": ([family, subset]) =>
    value(JSON.parse(readFileSync(fontsource(family.text, "unicode.json"), "utf8"))[subset.text]),
};

// KERN declares every shade of every colour; one that nothing reads is weight only. Our own stay: markup may read them.
function withoutUnreadProperties(css) {
  for (let length = -1; length !== css.length; ) {
    length = css.length;
    const read = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]));
    css = css.replace(/(?<=[{;])(--kern-[\w-]+):[^;{}]*(?:;|(?=}))/g, (all, name) => (read.has(name) ? all : ""));
  }
  return css;
}

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "fonts"), { recursive: true });
for (const bundle of bundles) {
  const { css } = sass.compile(join(source, `${bundle}.scss`), {
    style: "compressed",
    loadPaths: [join(modules, "@kern-ux", "native", "src", "scss")],
    functions,
    quietDeps: true,
  });
  writeFileSync(join(target, `${bundle}.css`), withoutUnreadProperties(css));
}
