import { formType, send } from "./http.mjs";

const unescape = (text) => text.replace(/&quot;/g, '"').replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/&amp;/g, "&");

const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found && unescape(found[1]);
};

/** Keeps cookies by host and path, fills in forms, follows redirects as long as they stay at the provider. */
export class Browser {
  #cookies = new Map();

  async open(address, { method, headers, body } = {}) {
    const answer = await send(address, {
      method,
      body,
      headers: { Accept: "text/html", "Accept-Language": "de", ...this.#cookieHeader(address), ...headers },
    });
    for (const cookie of answer.cookies) this.#keep(address, cookie);
    return { ...answer, address, next: answer.location && new URL(answer.location, address).href };
  }

  /** Goes on until a page is shown or the way leads to somebody else. */
  async walk(answer) {
    for (let step = 0; answer.next && new URL(answer.next).origin === new URL(answer.address).origin; step++) {
      if (step === 10) throw new Error(`redirects go round in circles at ${answer.next}`);
      answer = await this.open(answer.next);
    }
    return answer;
  }

  submit(address, fields) {
    return this.open(address, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { ...formType, Origin: new URL(address).origin },
    });
  }

  cookie(name) {
    return [...this.#cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  copyCookies(other, name) {
    for (const [key, cookie] of other.#cookies) if (cookie.name === name) this.#cookies.set(key, cookie);
  }

  #cookieHeader(address) {
    const { hostname, pathname } = new URL(address);
    const sent = [...this.#cookies.values()].filter(
      ({ host, path }) => host === hostname && (pathname === path || pathname.startsWith(path.endsWith("/") ? path : path + "/")),
    );
    return sent.length ? { Cookie: sent.map(({ name, value }) => `${name}=${value}`).join("; ") } : {};
  }

  #keep(address, line) {
    const { hostname, pathname } = new URL(address);
    const [pair, ...rest] = line.split(";").map((part) => part.trim());
    const options = Object.fromEntries(rest.map((part) => [part.split("=")[0].toLowerCase(), part.split("=").slice(1).join("=")]));
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    const path = options.path ?? (pathname.slice(0, pathname.lastIndexOf("/")) || "/");
    const key = `${hostname}|${path}|${name}`;
    const over = options["max-age"] !== undefined ? Number(options["max-age"]) <= 0 : options.expires && Date.parse(options.expires) < Date.now();
    if (over) this.#cookies.delete(key);
    else this.#cookies.set(key, { host: hostname, path, name, value });
  }
}

/** The hidden fields of the page's form whose handler has this name. */
export function hiddenFields(page, handler) {
  for (const [, form] of page.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)) {
    const fields = Object.fromEntries(
      [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [attribute(tag, "name"), attribute(tag, "value") ?? ""]),
    );
    if (fields._handler === handler) return fields;
  }
  throw new Error(`the page has no form ${handler}`);
}
