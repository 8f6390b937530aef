// How letters, contracts, forms, certificates and copies of cards look on A4. Measures in points.
import { bodyOf } from "./markup.mjs";

const A4 = { width: 595, height: 842 };
const MARGIN = { left: 62, right: 54, top: 48, bottom: 62 };
const WIDTH = A4.width - MARGIN.left - MARGIN.right;

export function documentOf(paper, person, sender) {
  const look = { size: 10.5, ...looks[paper.layout] };
  return {
    pageSize: "A4",
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    info: { title: paper.title, creationDate: new Date(Date.UTC(2026, 10, 20)) },
    defaultStyle: { font: "Sans", fontSize: look.size, lineHeight: 1.18 },
    footer: (page, pages) => footer(page, pages, paper, sender),
    background: look.background,
    content: layouts[paper.layout](paper, person, sender, look),
  };
}

const looks = {
  letter: {},
  private: { size: 11 },
  contract: { size: 10.5, labelWidth: 90 },
  form: { boxed: true, labelWidth: 200 },
  certificate: { size: 12.5, labelWidth: 160, background: () => whole([frame(26, 1.6), frame(31, 0.5)]) },
  card: {
    size: 10,
    labelWidth: 170,
    background: () => whole([{ type: "rect", x: 0, y: 0, w: A4.width, h: A4.height, color: "#dcdcdc" }]),
  },
};

const layouts = {
  letter: (paper, person, sender, look) => [
    letterhead(sender),
    {
      columns: [
        {
          width: 270,
          stack: [
            {
              text: [sender.name, ...sender.lines.slice(-2)].join(" · "),
              fontSize: 7,
              decoration: "underline",
              margin: [0, 0, 0, 8],
            },
            ...addressee(person),
          ],
        },
        {
          width: "*",
          table: {
            widths: ["auto", "*"],
            body: paper.info.map(([label, value]) => [
              { text: label, fontSize: 9, color: "#444444" },
              { text: value, fontSize: 9.5 },
            ]),
          },
          layout: "noBorders",
        },
      ],
      columnGap: 18,
      margin: [0, 26, 0, 44],
    },
    { text: paper.title, bold: true, fontSize: 12.5, margin: [0, 0, 0, 14] },
    ...bodyOf(paper.body, look),
  ],
  private: (paper, person, _, look) => [
    { stack: [`${person.given_name} ${person.family_name}`, person.street, person.place], margin: [0, 20, 0, 34] },
    { stack: paper.to, margin: [0, 0, 0, 34] },
    { text: paper.place_date, alignment: "right", margin: [0, 0, 0, 26] },
    { text: paper.title, bold: true, margin: [0, 0, 0, 16] },
    ...bodyOf(paper.body, look),
  ],
  contract: (paper, _, __, look) => [heading(paper, 18), ...bodyOf(paper.body, look)],
  form: (paper, _, sender, look) => [
    letterhead(sender),
    { text: "", margin: [0, 14, 0, 0] },
    heading(paper, 16),
    ...bodyOf(paper.body, look),
  ],
  certificate: (paper, _, sender, look) => [
    {
      stack: [
        { text: sender.name, bold: true, fontSize: 15, color: sender.colour },
        ...sender.lines.map((text) => ({ text, fontSize: 9.5 })),
      ],
      alignment: "center",
      margin: [0, 36, 0, 44],
    },
    heading(paper, 24),
    { text: "", margin: [0, 14, 0, 0] },
    ...bodyOf(paper.body, look),
    { canvas: seal(sender.colour), margin: [20, 18, 0, 0] },
  ],
  card: (paper, person, _, look) => {
    const split = paper.body.indexOf("===");
    return [
      { text: "Kopie", fontSize: 9, color: "#666666", margin: [0, 20, 0, 40] },
      card([
        { text: paper.subtitle, fontSize: 8.5, margin: [0, 0, 0, 4] },
        { text: paper.title.toUpperCase(), bold: true, fontSize: 15, margin: [0, 0, 0, 8] },
        {
          columns: [
            { width: 84, canvas: portrait(person) },
            { width: "*", stack: bodyOf(paper.body.slice(0, split), { ...look, labelWidth: 120 }) },
          ],
          columnGap: 14,
        },
      ]),
      { text: "", margin: [0, 44, 0, 0] },
      card(bodyOf(paper.body.slice(split + 1), look)),
    ];
  },
};

function letterhead(sender) {
  const name = { text: sender.name, bold: true, fontSize: 15, color: sender.colour };
  const lines = { text: sender.lines.join(" · "), fontSize: 8.5, color: "#444444" };
  const line = { canvas: [{ type: "line", x1: 0, y1: 4, x2: WIDTH, y2: 4, lineWidth: 1.4, lineColor: sender.colour }] };
  switch (sender.name.length % 3) {
    case 0:
      return { stack: [{ ...name, alignment: "right" }, { ...lines, alignment: "right" }, line] };
    case 1:
      return {
        table: {
          widths: ["*"],
          body: [
            [
              {
                stack: [
                  { ...name, color: "#ffffff" },
                  { ...lines, color: "#ffffff" },
                ],
                fillColor: sender.colour,
                margin: [10, 6, 10, 6],
              },
            ],
          ],
        },
        layout: "noBorders",
      };
    default:
      return {
        columns: [
          {
            width: 44,
            canvas: [
              { type: "ellipse", x: 17, y: 17, r1: 17, r2: 17, color: sender.colour },
              {
                type: "polyline",
                lineWidth: 2.5,
                lineColor: "#ffffff",
                points: [
                  { x: 6, y: 20 },
                  { x: 13, y: 14 },
                  { x: 20, y: 20 },
                  { x: 28, y: 14 },
                ],
              },
            ],
          },
          { width: "*", stack: [name, lines] },
        ],
      };
  }
}

const addressee = (person) =>
  [
    person.title === "Herr" ? "Herrn" : person.title,
    `${person.given_name} ${person.family_name}`,
    person.street,
    person.place,
  ].map((text) => ({ text, fontSize: 11 }));

const heading = (paper, fontSize) => ({
  stack: [
    { text: paper.title, bold: true, fontSize },
    ...(paper.subtitle ? [{ text: paper.subtitle, fontSize: 10 }] : []),
  ],
  alignment: "center",
  margin: [0, 0, 0, 18],
});

function footer(page, pages, paper, sender) {
  const lines = paper.layout === "letter" && sender.footer ? [...sender.footer] : [];
  return {
    stack: [
      ...(pages > 1 ? [{ text: `Seite ${page} von ${pages}`, alignment: "right" }] : []),
      ...lines.map((text) => ({ text, alignment: "center" })),
    ],
    fontSize: 7.5,
    color: "#444444",
    margin: [MARGIN.left, 14, MARGIN.right, 0],
  };
}

const whole = (canvas) => ({ canvas, absolutePosition: { x: 0, y: 0 } });
const frame = (inset, lineWidth) => ({
  type: "rect",
  x: inset,
  y: inset,
  w: A4.width - 2 * inset,
  h: A4.height - 2 * inset,
  lineWidth,
  lineColor: "#7a6a3a",
});
const seal = (colour) =>
  [36, 32, 22].map((r) => ({
    type: "ellipse",
    x: 40,
    y: 40,
    r1: r,
    r2: r,
    lineWidth: r === 36 ? 1.6 : 0.7,
    lineColor: colour,
  }));
const card = (stack) => ({
  table: { widths: [400], body: [[{ stack, fillColor: "#f4f8f1", margin: [14, 12, 14, 12] }]] },
  layout: { hLineWidth: () => 0.8, vLineWidth: () => 0.8, hLineColor: () => "#6a7f6a", vLineColor: () => "#6a7f6a" },
});
const portrait = (person) => [
  { type: "rect", x: 0, y: 0, w: 80, h: 104, color: "#c9d3da" },
  { type: "ellipse", x: 40, y: 42, r1: 20 + (person.family_name.length % 4), r2: 26, color: "#8d99a1" },
  {
    type: "polyline",
    closePath: true,
    color: "#8d99a1",
    points: [
      { x: 6, y: 104 },
      { x: 14, y: 82 },
      { x: 40, y: 72 },
      { x: 66, y: 82 },
      { x: 74, y: 104 },
    ],
  },
];
