import { Browser } from "../browser.mjs";
import { refusedHere, refusedTo } from "../expect.mjs";
import { post, send } from "../http.mjs";

const variants = {
  "a longer path": (uri) => `${uri}/more`,
  "a trailing slash": (uri) => `${uri}/`,
  "a suffix": (uri) => `${uri}.evil.example`,
  "a prefix of the registered one": (uri) => uri.slice(0, -1),
  "path traversal": (uri) => `${uri}/../other`,
  "encoded path traversal": (uri) => `${uri}/%2e%2e/other`,
  "other case in the path": (uri) => uri.replace("/open", "/Open"),
  "other case in the host": (uri) => uri.replace("localhost", "LOCALHOST"),
  "another port": (uri) => uri.replace(/:\d+/, ":1"),
  "no port": (uri) => uri.replace(/:\d+/, ""),
  "another scheme": (uri) => uri.replace("http:", "https:"),
  "127.0.0.1 in place of localhost": (uri) => uri.replace("localhost", "127.0.0.1"),
  "a dot behind the host": (uri) => uri.replace("localhost", "localhost."),
  "a subdomain": (uri) => uri.replace("localhost", "evil.localhost"),
  "a fragment": (uri) => `${uri}#here`,
  "a query": (uri) => `${uri}?next=1`,
  "user and password": (uri) => uri.replace("http://", "http://somebody:secret@"),
  "the registered host as user of another": (uri) => uri.replace(/localhost:\d+/, "localhost@evil.example"),
  "a backslash": (uri) => uri.replace("/open", "\\@evil.example/open"),
  "percent-encoded letters": (uri) => uri.replace("/open", "/%6fpen"),
  "encoded twice": (uri) => encodeURIComponent(uri),
  "a line break": (uri) => `${uri}\r\nLocation: http://evil.example`,
  "a null byte": (uri) => `${uri}\0`,
  "a space before it": (uri) => ` ${uri}`,
  "javascript:": () => "javascript:alert(1)",
  "data:": () => "data:text/html,hello",
  "a relative address": () => "/open",
  "another client's address": (uri) => uri.replace("/open", "/other"),
  "nothing in it": () => "",
};

export const cases = [
  ...Object.entries(variants).map(([name, change]) => [
    `redirect_uri: ${name}`,
    async ({ open }) => {
      const { parameters } = open.request({ redirect_uri: change(open.redirect) });
      refusedHere(await new Browser().open(open.authorizeAddress(parameters), { headers: { Accept: "*/*" } }), change("x/open") === "" ? "invalid_request" : "invalid_redirect_uri");
    },
  ]),
  [
    "redirect_uri: given twice",
    async ({ open }) => {
      const { parameters } = open.request();
      refusedHere(await send(`${open.authorizeAddress(parameters)}&redirect_uri=${encodeURIComponent("http://evil.example")}`));
    },
  ],
  [
    "redirect_uri: missing",
    async ({ open }) => refusedHere(await send(open.authorizeAddress(open.request({ redirect_uri: undefined }).parameters))),
  ],
  [
    "redirect_uri: not registered, in a pushed request",
    async ({ pushing }) => refusedTo(await pushing.push({ redirect_uri: "http://evil.example" }), "invalid_request"),
  ],
  [
    "redirect_uri: another one at the token endpoint",
    async ({ open, signIn }) => {
      const visit = await signIn(open);
      refusedTo(await open.exchange(visit, { redirect_uri: `${open.redirect}/` }), "invalid_grant");
    },
  ],
  [
    "redirect_uri: none at the token endpoint",
    async ({ open, signIn }) => refusedTo(await open.exchange(await signIn(open), { redirect_uri: undefined }), "invalid_request"),
  ],
  [
    "redirect_uri: with an error the browser still goes nowhere unregistered",
    async ({ open }) => {
      const { parameters } = open.request({ redirect_uri: "http://evil.example", response_type: "token" });
      const answer = await send(open.authorizeAddress(parameters));
      refusedHere(answer, answer.json?.error);
    },
  ],
];
