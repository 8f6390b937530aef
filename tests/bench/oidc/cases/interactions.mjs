import { Browser, hiddenFields } from "../browser.mjs";
import { assert, refusedThere } from "../expect.mjs";
import { formType, send } from "../http.mjs";
import { begin, choosePerson, mykola, samira } from "../signin.mjs";

const annika = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0c01";

const codeOf = (answer) => new URL(answer.next ?? "http://nowhere").searchParams.get("code");

/** Stands on the sign-in page of a request that this browser began. */
async function atSignIn(client, changes) {
  const browser = new Browser();
  const { verifier, parameters } = client.request(changes);
  return { browser, verifier, parameters, page: await begin(browser, client.authorizeAddress(parameters)) };
}

async function refusedPost(client, spoil) {
  const { browser, page } = await atSignIn(client);
  const fields = { ...hiddenFields(page.text, "demonstration"), person: samira };
  const answer = await browser.walk(await spoil(browser, page, fields));
  assert.equal(codeOf(answer), null, "the form was taken");
  return answer;
}

export const cases = [
  [
    "fixation: the attacker's interaction in the victim's browser gives the attacker nothing",
    async ({ open }) => {
      const attacker = await atSignIn(open);
      const victim = new Browser();
      const shown = await begin(victim, attacker.page.address);
      assert.throws(() => hiddenFields(shown.text, "demonstration"), "the victim was offered to sign in");
      const after = await attacker.browser.walk(await attacker.browser.open(attacker.page.address));
      assert.equal(codeOf(after), null);
    },
  ],
  [
    "fixation: a victim at work on a sign-in of their own, and the attacker's form",
    async ({ open, issuer }) => {
      const attacker = await atSignIn(open);
      const victim = await atSignIn(open);
      const fields = hiddenFields(victim.page.text, "demonstration");
      const answer = await victim.browser.walk(await victim.browser.submit(attacker.page.address, { ...fields, person: samira }));
      assert.equal(codeOf(answer), null);
      const uid = new URL(attacker.page.address).pathname.split("/").at(-1);
      const resumed = await attacker.browser.walk(await attacker.browser.open(`${issuer}/connect/authorize/${uid}`));
      assert.equal(codeOf(resumed), null, "the attacker's flow went on as the victim");
    },
  ],
  [
    "fixation: the attacker's resume address in the victim's browser",
    async ({ open, issuer }) => {
      const attacker = await atSignIn(open);
      const uid = new URL(attacker.page.address).pathname.split("/").at(-1);
      const answer = await new Browser().open(`${issuer}/connect/authorize/${uid}`, { headers: { Accept: "*/*" } });
      assert.equal(answer.status, 400);
      assert.equal(answer.location, undefined);
    },
  ],
  [
    "interaction: resumed without signing in",
    async ({ open, issuer }) => {
      const { browser, page } = await atSignIn(open);
      const uid = new URL(page.address).pathname.split("/").at(-1);
      assert.equal(codeOf(await browser.walk(await browser.open(`${issuer}/connect/authorize/${uid}`))), null);
    },
  ],
  [
    "interaction: an invented uid",
    async ({ issuer }) => {
      const shown = await begin(new Browser(), `${issuer}/interaction/${"a".repeat(43)}`);
      assert.throws(() => hiddenFields(shown.text, "demonstration"));
    },
  ],
  [
    "interaction: another interaction's cookie",
    async ({ open }) => {
      const [mine, theirs] = [await atSignIn(open), await atSignIn(open)];
      const uid = mine.browser.cookie("portal-oidc-interaction");
      const answer = await send(theirs.page.address, { headers: { Accept: "text/html", Cookie: `portal-oidc-interaction=${uid}` } });
      assert.throws(() => hiddenFields(answer.text, "demonstration"));
    },
  ],
  [
    "interaction: a cookie changed by hand",
    async ({ open }) => {
      const { page } = await atSignIn(open);
      const uid = new URL(page.address).pathname.split("/").at(-1);
      const answer = await send(page.address, {
        headers: { Accept: "text/html", Cookie: `portal-oidc-interaction=${uid}; portal-oidc-interaction.sig=${"A".repeat(27)}` },
      });
      assert.throws(() => hiddenFields(answer.text, "demonstration"));
    },
  ],
  [
    "interaction: finished twice",
    async ({ open }) => {
      const { browser, page } = await atSignIn(open);
      const fields = { ...hiddenFields(page.text, "demonstration"), person: samira };
      assert.ok(codeOf(await browser.walk(await browser.submit(page.address, fields))));
      assert.equal(codeOf(await browser.walk(await browser.submit(page.address, fields))), null);
    },
  ],
  [
    "interaction: a member of staff at a client for residents",
    async ({ open }) => {
      const { browser, page } = await atSignIn(open);
      assert.equal(codeOf(await choosePerson(browser, page, annika)), null);
    },
  ],
  [
    "interaction: somebody who does not exist",
    async ({ open }) => {
      const { browser, page } = await atSignIn(open);
      assert.equal(codeOf(await choosePerson(browser, page, "00000000-0000-0000-0000-000000000000")), null);
    },
  ],
  [
    "interaction: another person signs in where somebody was; each gets their own token",
    async ({ open, signIn }) => {
      const first = await signIn(open);
      const second = await signIn(open, { browser: first.browser, person: mykola, changes: { prompt: "login" } });
      const subject = async (visit) => JSON.parse(Buffer.from((await open.exchange(visit)).json.id_token.split(".")[1], "base64url")).sub;
      assert.equal(await subject(second), mykola);
    },
  ],
  [
    "forgery: the form without its token",
    ({ open }) =>
      refusedPost(open, (browser, page, fields) => {
        const { __RequestVerificationToken: _, ...rest } = fields;
        return browser.submit(page.address, rest);
      }),
  ],
  [
    "forgery: the form with another browser's token",
    async ({ open }) => {
      const other = await atSignIn(open);
      const foreign = hiddenFields(other.page.text, "demonstration").__RequestVerificationToken;
      await refusedPost(open, (browser, page, fields) => browser.submit(page.address, { ...fields, __RequestVerificationToken: foreign }));
    },
  ],
  [
    "forgery: the form with an invented token",
    ({ open }) => refusedPost(open, (browser, page, fields) => browser.submit(page.address, { ...fields, __RequestVerificationToken: "x" })),
  ],
  [
    "forgery: the form without any cookie",
    ({ open }) =>
      refusedPost(open, async (_browser, page, fields) => {
        const body = new URLSearchParams(fields).toString();
        return { ...(await send(page.address, { method: "POST", body, headers: { ...formType, Accept: "text/html" } })), address: page.address };
      }),
  ],
  [
    "forgery: signing in by a link",
    ({ open }) => refusedPost(open, (browser, page, fields) => browser.open(`${page.address}?${new URLSearchParams(fields)}`)),
  ],
  [
    "mix-up: every answer names its issuer, good ones too",
    async ({ open, signIn, issuer }) => {
      const { callback } = await signIn(open);
      assert.equal(callback.searchParams.get("iss"), issuer);
      refusedThere(await send(open.authorizeAddress(open.request({ prompt: "none" }).parameters)), open, "login_required");
    },
  ],
  [
    "frames: no page of a sign-in may be shown in another site's frame",
    async ({ open }) => {
      const { page } = await atSignIn(open);
      assert.match(page.headers["content-security-policy"], /frame-ancestors 'none'/);
      assert.ok(!/unsafe-/.test(page.headers["content-security-policy"]));
    },
  ],
  [
    "cookies: kept from scripts, sent along from other sites by links alone",
    async ({ open }) => {
      const { cookies } = await send(open.authorizeAddress(open.request().parameters));
      assert.ok(cookies.length > 0);
      for (const cookie of cookies) {
        assert.match(cookie, /httponly/i);
        assert.match(cookie, /samesite=lax/i);
      }
    },
  ],
  [
    "cookies: the session gets a new secret with the sign-in",
    async ({ open, signIn }) => {
      const browser = new Browser();
      await begin(browser, open.authorizeAddress(open.request().parameters));
      const before = browser.cookie("portal-oidc-session");
      await signIn(open, { browser });
      assert.notEqual(browser.cookie("portal-oidc-session"), before);
    },
  ],
  [
    "prompt=none gives a second client a code only where somebody is signed in",
    async ({ open, other, signIn }) => {
      const { browser } = await signIn(open);
      const { parameters } = other.request({ prompt: "none" });
      assert.ok(codeOf(await begin(browser, other.authorizeAddress(parameters))));
      refusedThere(await send(other.authorizeAddress(parameters)), other, "login_required");
    },
  ],
  [
    "max_age=0 asks the person again",
    async ({ open, signIn }) => {
      const { browser } = await signIn(open);
      const answer = await begin(browser, open.authorizeAddress(open.request({ max_age: "0", prompt: "none" }).parameters));
      assert.equal(new URL(answer.next).searchParams.get("error"), "login_required");
    },
  ],
];
