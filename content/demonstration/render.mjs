// node content/demonstration/render.mjs OUT_DIR [--only ID] [--photo ID]
// Renders the demonstration papers as PDF, scans and phone photos with a manifest; what is there and unchanged is kept.
// --photo ID writes a harder phone photo of one paper instead, and prints the files.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pdfmake from "pdfmake";
import { documentOf } from "./layouts.mjs";
import { papers, people, senders } from "./papers.mjs";
import { looks, picture } from "./photo.mjs";

const DOTS_PER_INCH = "170";
const FONT_FOLDERS = ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto"];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, photo: { type: "string" } },
});
const out = positionals[0];
if (!out) fail("usage: render.mjs OUT_DIR [--only ID] [--photo ID]");
mkdirSync(out, { recursive: true });
const code = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".mjs"))
  .sort()
  .map((name) => readFileSync(join(import.meta.dirname, name)));

pdfmake.setFonts(fonts());
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => FONT_FOLDERS.some((folder) => path.startsWith(folder)));

if (values.photo) {
  const { files } = await photograph(find(values.photo), "hard", `${values.photo}-photo`);
  for (const file of files) console.log(join(out, file));
} else {
  await renderAll(values.only ? [find(values.only)] : papers);
}

async function renderAll(wanted) {
  const manifestFile = join(out, "manifest.json");
  const known = new Map(
    (existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, "utf8")).papers : []).map((entry) => [
      entry.id,
      entry,
    ]),
  );
  let rendered = 0;
  for (const paper of wanted) {
    const source = hash(paper);
    const entry = known.get(paper.id);
    if (entry?.source === source && entry.files.every((file) => existsSync(join(out, file)))) continue;
    const { files, pages } = paper.scan ? await photograph(paper, paper.scan, paper.id) : await print(paper);
    known.set(paper.id, { ...describe(paper), files, pages, source });
    rendered++;
  }
  const entries = papers.map((paper) => known.get(paper.id)).filter(Boolean);
  save("manifest.json", `${JSON.stringify({ papers: entries }, null, 2)}\n`);
  console.log(`${rendered} rendered, ${wanted.length - rendered} kept, ${entries.length} in the manifest`);
}

function describe(paper) {
  const { given_name, family_name, birth_date, bg_nummer, contact, language } = people[paper.person];
  return {
    id: paper.id,
    kind: paper.kind,
    urgency: paper.urgency ?? "none",
    person: { given_name, family_name, birth_date, bg_nummer },
    contact,
    topic: paper.topic,
    topic_note: paper.topic_note ?? null,
    language,
    hours_ago: paper.hours_ago,
    expected: paper.expected ?? {},
  };
}

async function pdf(paper) {
  const document = documentOf(paper, people[paper.person], senders[paper.sender] ?? {});
  let pages = 0;
  const footer = document.footer;
  document.footer = (page, count) => {
    pages = count;
    return footer(page, count);
  };
  const bytes = await pdfmake.createPdf(document).getBuffer();
  return { bytes, pages };
}

async function print(paper) {
  const { bytes, pages } = await pdf(paper);
  return { files: [save(`${paper.id}.pdf`, bytes)], pages };
}

async function photograph(paper, look, name) {
  const folder = mkdtempSync(join(tmpdir(), "demonstration-"));
  try {
    writeFileSync(join(folder, "paper.pdf"), (await pdf(paper)).bytes);
    execFileSync("pdftoppm", ["-r", DOTS_PER_INCH, join(folder, "paper.pdf"), join(folder, "page")]);
    const pages = readdirSync(folder)
      .filter((file) => file.endsWith(".ppm"))
      .sort();
    const files = await Promise.all(
      pages.map(async (page, at) =>
        save(`${name}-${at + 1}.jpg`, await picture(readFileSync(join(folder, page)), looks[look], `${name}-${at}`)),
      ),
    );
    return { files, pages: files.length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Never leaves half a file behind under its name. */
function save(name, content) {
  writeFileSync(join(out, `${name}.part`), content);
  renameSync(join(out, `${name}.part`), join(out, name));
  return name;
}

function hash(paper) {
  const sum = createHash("sha256").update(JSON.stringify([paper, people[paper.person], senders[paper.sender]]));
  code.forEach((file) => sum.update(file));
  return sum.digest("hex").slice(0, 16);
}

function fonts() {
  const folder =
    FONT_FOLDERS.find((path) => existsSync(join(path, "NotoSans-Regular.ttf"))) ??
    fail("Noto Sans is missing: apt-get install fonts-noto-core");
  const font = (name) => join(folder, `${name}.ttf`);
  const mono = existsSync(font("NotoSansMono-Regular")) ? "NotoSansMono-Regular" : "NotoSans-Regular";
  return {
    Sans: {
      normal: font("NotoSans-Regular"),
      bold: font("NotoSans-Bold"),
      italics: font("NotoSans-Italic"),
      bolditalics: font("NotoSans-BoldItalic"),
    },
    Mono: { normal: font(mono) },
  };
}

function find(id) {
  return (
    papers.find((paper) => paper.id === id) ??
    fail(`no paper ${id}; there are: ${papers.map((paper) => paper.id).join(", ")}`)
  );
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
