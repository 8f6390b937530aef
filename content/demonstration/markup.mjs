// Turns the lines of a paper's body into pdfmake content.
// ## section · - item · | cell | cell (|# head, |= bold) · :: label | value · [x] [ ] boxes · @ left | right signatures
// ** centred and bold · ~ machine-readable line · & signature by hand · === new page · anything else: a paragraph

const AMOUNT = /^-?[\d.]+,\d{2}(\s?(€|EUR))?$/;
const cells = (line) =>
  line
    .split("|")
    .slice(1)
    .map((cell) => cell.trim());
const pair = (line) =>
  line
    .replace(/^(::|@)\s*/, "")
    .split("|")
    .map((part) => part.trim());

export function kindOf(line) {
  if (line === "===") return "page";
  if (line.startsWith("|")) return "row";
  return (
    {
      "## ": "section",
      "- ": "item",
      "::": "pair",
      "[x": "box",
      "[ ": "box",
      "@ ": "sign",
      "**": "call",
      "~ ": "machine",
      "& ": "hand",
    }[["## ", "- ", "::", "[x", "[ ", "@ ", "**", "~ ", "& "].find((mark) => line.startsWith(mark))] ?? "paragraph"
  );
}

export function bodyOf(lines, look) {
  const content = [];
  let breakBefore = false;
  for (let i = 0; i < lines.length; i++) {
    const kind = kindOf(lines[i]);
    if (kind === "page") {
      breakBefore = true;
      continue;
    }
    let end = i;
    while ((kind === "row" || kind === "pair") && end + 1 < lines.length && kindOf(lines[end + 1]) === kind) end++;
    const block = blocks[kind](lines.slice(i, end + 1), look);
    content.push(breakBefore ? { ...block, pageBreak: "before" } : block);
    breakBefore = false;
    i = end;
  }
  return content;
}

const blocks = {
  paragraph: ([text]) => ({ text, margin: [0, 0, 0, 8] }),
  section: ([line]) => ({ text: line.slice(3), bold: true, margin: [0, 8, 0, 4] }),
  item: ([line]) => ({ ul: [line.slice(2)], margin: [12, 0, 0, 4] }),
  call: ([line]) => ({ text: line.slice(2).trim(), bold: true, alignment: "center", margin: [0, 6, 0, 12] }),
  machine: ([line]) => ({ text: line.slice(2), font: "Mono", fontSize: 12, characterSpacing: 1, margin: [0, 2, 0, 2] }),
  hand: ([line]) => ({ text: line.slice(2), italics: true, fontSize: 17, color: "#1b2f7a", margin: [6, 10, 0, 0] }),
  box: ([line]) => ({
    columns: [
      { width: 16, canvas: tick(line.startsWith("[x]")) },
      { width: "*", text: line.slice(4) },
    ],
    margin: [0, 3, 0, 3],
  }),
  sign: ([line]) => {
    const names = pair(line);
    return {
      columns: names.map((name) => ({
        stack: name
          ? [
              {
                text: name.split(",")[0],
                italics: true,
                fontSize: 14,
                color: "#1b2f7a",
                margin: [8, 0, 0, 0],
                opacity: isPerson(name) ? 1 : 0,
              },
              rule(190),
              { text: name, fontSize: 8 },
            ]
          : [],
      })),
      columnGap: 40,
      margin: [0, 26, 0, 0],
      unbreakable: true,
    };
  },
  pair: (lines, look) => ({
    table: {
      widths: [look.labelWidth ?? 140, "*"],
      body: lines
        .map((line) => pair(line))
        .map(([label, value]) => [{ text: label, color: "#444444", fontSize: look.size - 1 }, { text: value }]),
    },
    layout: look.boxed
      ? { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 5, paddingBottom: () => 5 }
      : "noBorders",
    margin: [0, 2, 0, 8],
  }),
  row: (lines) => {
    const rows = lines.map((line) => ({
      head: line.startsWith("|#"),
      bold: line.startsWith("|="),
      cells: cells(line.replace(/^\|[#=]/, "|")),
    }));
    const width = Math.max(...rows.map((row) => row.cells.length));
    const amounts = Array.from({ length: width }, (_, at) =>
      rows.some((row) => !row.head && AMOUNT.test(row.cells[at] ?? "")),
    );
    const widest = Array.from({ length: width }, (_, at) =>
      Math.max(...rows.map((row) => (row.cells[at] ?? "").length)),
    );
    const star = widest.indexOf(Math.max(...widest));
    return {
      table: {
        headerRows: rows[0].head ? 1 : 0,
        widths: widest.map((_, at) => (at === star ? "*" : "auto")),
        body: rows.map((row) =>
          Array.from({ length: width }, (_, at) => ({
            text: row.cells[at] ?? "",
            bold: row.head || row.bold,
            alignment: amounts[at] ? "right" : "left",
          })),
        ),
      },
      layout: {
        hLineWidth: (at, node) =>
          at === 0 || at === node.table.body.length || rows[at]?.bold || rows[at - 1]?.head ? 0.7 : 0,
        vLineWidth: () => 0,
        fillColor: (at) => (rows[at]?.head ? "#eeeeee" : null),
        paddingTop: () => 2.5,
        paddingBottom: () => 2.5,
      },
      margin: [0, 2, 0, 10],
    };
  },
};

const OFFICES = /^(Der|Die|Im|Standesamt|Siegel|Stempel|Unterschrift|Stadtbibliothek)\b/;
const isPerson = (name) =>
  !OFFICES.test(name) && (/^[A-ZÄÖÜ]\p{Ll}+ [A-ZÄÖÜ]\p{Ll}+(,|$)/u.test(name) || name.startsWith("Dr. "));
const rule = (width) => ({
  canvas: [{ type: "line", x1: 0, y1: 2, x2: width, y2: 2, lineWidth: 0.6 }],
  margin: [0, 0, 0, 2],
});
const tick = (set) => [
  { type: "rect", x: 0, y: 2, w: 9, h: 9, lineWidth: 0.8 },
  ...(set
    ? [
        { type: "line", x1: 1.5, y1: 3.5, x2: 7.5, y2: 9.5, lineWidth: 1.2 },
        { type: "line", x1: 7.5, y1: 3.5, x2: 1.5, y2: 9.5, lineWidth: 1.2 },
      ]
    : []),
];
