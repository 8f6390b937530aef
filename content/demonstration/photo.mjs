// Makes a rendered page look scanned or photographed, always the same way for the same seed.
import sharp from "sharp";

const HEIGHT = 2000;
const JPEG = { quality: 80, mozjpeg: false, chromaSubsampling: "4:2:0" };

export const looks = {
  scan: { angle: 0.7, margin: 0, desk: 236, light: 0.06, noise: 7, blur: 0.4, grey: true },
  photo: { angle: 1.6, margin: 0.05, desk: 112, light: 0.3, noise: 12, blur: 0.5, grey: false },
  hard: { angle: 3, margin: 0.07, desk: 92, light: 0.45, noise: 16, blur: 0.6, grey: false },
};

export async function picture(page, look, seed) {
  const random = randomOf(seed);
  const angle = look.angle * (look === looks.hard ? 1 : 0.5 + random() / 2) * (random() < 0.5 ? -1 : 1);
  const turned = await sharp(...pixelsOf(page))
    .ensureAlpha()
    .rotate(angle, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  const width = Math.round(turned.info.width * (1 + 2 * look.margin));
  const height = Math.round(turned.info.height * (1 + 2 * look.margin));
  const left = Math.round((width - turned.info.width) * (0.3 + random() * 0.4));
  const top = Math.round((height - turned.info.height) * (0.3 + random() * 0.4));
  const layers = [
    { input: turned.data, left, top },
    { input: light(width, height, look.light, random), blend: "multiply" },
    {
      input: noise(look.noise, random),
      raw: { width: TILE, height: TILE, channels: 3 },
      tile: true,
      blend: "soft-light",
    },
  ];
  if (look.margin > 0)
    layers.unshift({
      input: await shadow(turned.data),
      left: Math.min(left + 10, width - turned.info.width),
      top: Math.min(top + 12, height - turned.info.height),
    });
  const flat = await sharp({
    create: { width, height, channels: 3, background: { r: look.desk, g: look.desk, b: look.desk - 6 } },
  })
    .composite(layers)
    .png({ compressionLevel: 1 })
    .toBuffer();
  const small = sharp(flat).resize({ height: HEIGHT }).blur(look.blur);
  return (look.grey ? small.greyscale() : small).jpeg(JPEG).toBuffer();
}

/** pdftoppm's own format, which needs no compression on the way: "P6", width, height, 255, then the pixels. */
function pixelsOf(page) {
  const [header, width, height] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(page.subarray(0, 40).toString("latin1"));
  return [page.subarray(header.length), { raw: { width: Number(width), height: Number(height), channels: 3 } }];
}

const shadow = (page) =>
  sharp(page).linear([0, 0, 0, 0.55], [0, 0, 0, 0]).blur(9).png({ compressionLevel: 1 }).toBuffer();

function light(width, height, strength, random) {
  const dark = Math.round(255 * (1 - strength));
  const [x, y] = [Math.round(20 + random() * 60), Math.round(10 + random() * 40)];
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="l" cx="${x}%" cy="${y}%" r="95%"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="rgb(${dark},${dark},${dark - 8})"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#l)"/></svg>`,
  );
}

const TILE = 256;

function noise(strength, random) {
  const pixels = Buffer.alloc(TILE * TILE * 3);
  for (let i = 0; i < pixels.length; i += 3)
    pixels.fill(Math.round(128 + (random() + random() - 1) * strength * 2), i, i + 3);
  return pixels;
}

/** mulberry32: small, and good enough for grain. */
function randomOf(seed) {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
