// Single sign-on against a provider of other people: oidc-provider, the certified one of npm, on this machine's loopback.
// It makes a data folder, serves it, and walks in by a real browser: who is known, who is given an account by rule, and who
// is refused. The portal is `localhost` and the provider `127.0.0.1`, so that the browser takes them for two sites.
// Usage: node sign_on.mjs BINARY FOLDER_OF_THE_PACK_OF_MARJAN
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { Provider } from "oidc-provider";
import { House, freePort } from "./house.mjs";

const [binary, pack] = process.argv.slice(2);
const house = new House(binary, "sign-on");
const CLIENT = "marsad-portal";
const SECRET = randomBytes(24).toString("base64url");
const PASSWORD = "a sentence that is easy to keep";
const LANGS = ["ar", "fr", "en"];

// Whom the provider knows. What it has not made sure of, and who is in no group of ours, must not come in.
const PEOPLE = {
  invited: { email: "officer@marjan.example", email_verified: true, groups: [] },
  unsure: { email: "head@marjan.example", email_verified: false, groups: [] },
  colleague: { email: "colleague@marjan.example", email_verified: true, groups: ["statistics"] },
  stranger: { email: "stranger@elsewhere.example", email_verified: true, groups: ["gardeners"] },
};

const [issuerPort, portalPort] = [await freePort(), await freePort()];
const issuer = `http://127.0.0.1:${issuerPort}`;
const portal = `http://localhost:${portalPort}`;
const back = (lang) => `${portal}/${lang}/desk/single-sign-on/back`;

// It warns that it keeps all in memory and makes its own keys: here it should. By its default, which is the standard's, the
// identity token says who somebody is, and only the user information says their address and their groups.
console.info = console.warn = () => {};
const provider = new Provider(issuer, {
  clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: LANGS.map(back), response_types: ["code"] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["groups"] },
  pkce: { required: () => true },
  cookies: { keys: [randomBytes(24).toString("hex")] },
  findAccount: (_, id) => PEOPLE[id] && { accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) },
});
// Whether the user information is about another person than the identity token.
let isAboutAnother = false;
let askings = 0;
provider.use(async (context, next) => {
  await next();
  if (context.path !== "/me") return;
  askings += 1;
  if (isAboutAnother) context.body = { ...context.body, sub: "invited" };
});
const listening = await new Promise((done) => {
  const server = provider.listen(issuerPort, "127.0.0.1", () => done(server));
});

house.ends.push(() => {
  listening.closeAllConnections();
  listening.close();
});

// A folder with an administrator who has invited two people.
function prepare() {
  const oneTime = house.init(pack);
  house.run(["account", "password", "administrator"], { MARSAD_PASSWORD: oneTime, MARSAD_NEW_PASSWORD: PASSWORD });
  for (const [id, role] of [["officer", "provider"], ["head", "head"]]) {
    const who = ["--email", `${id}@marjan.example`, "--role", role, "--provider", "PORTS", "--as", "administrator"];
    house.run(["account", "invite", id, ...who], { MARSAD_PASSWORD: PASSWORD });
  }
}

async function serve() {
  const trust = ["--sign-on-issuer", issuer, "--sign-on-client", CLIENT, "--sign-on-rule", "statistics=provider@STAT"];
  await house.serve(portalPort, ["--public-url", portal, ...trust], { MARSAD_SIGN_ON_SECRET: SECRET });
}

prepare();
await serve();
const browser = await house.openBrowser();
const step = (name, law) => house.step(name, law);

// A device of its own, which asks nobody but the two.
async function device() {
  const context = await browser.newContext();
  const isOurs = (url) => [issuer, portal].includes(new URL(url).origin);
  await context.route((url) => !isOurs(url), (route) => route.abort());
  return context.newPage();
}

// Where the portal sends a person who wants to sign in; the device keeps the cookie.
async function sentTo(page, lang) {
  const answer = await page.context().request.get(`${portal}/${lang}/desk/single-sign-on`, { maxRedirects: 0 });
  assert.equal(answer.status(), 303);
  return new URL(answer.headers().location);
}

// Says who one is at the provider and agrees; the answer is the portal's.
async function signsIn(page, person) {
  await page.fill('input[name="login"]', person);
  await page.fill('input[name="password"]', "any");
  await page.click('button[type="submit"]');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().startsWith(portal) && !isRedirect(response), { timeout: 20_000 }),
    page.click('button[type="submit"]'),
  ]);
  await page.waitForLoadState();
  return answer;
}

function isRedirect(response) {
  return response.status() >= 300 && response.status() < 400;
}

async function isSignedIn(page) {
  const answer = await page.context().request.get(`${portal}/api/v1/me`);
  assert.ok([200, 401].includes(answer.status()), `${answer.status()}`);
  return answer.status() === 200 ? (await answer.json()).account : null;
}

async function isRefused(page, answer, statuses, why) {
  assert.ok(statuses.includes(answer.status()), `${why}: ${answer.status()}`);
  assert.equal(await isSignedIn(page), null, why);
  const kept = await page.context().cookies(portal);
  assert.deepEqual(kept.filter((cookie) => cookie.name === "marsad-session"), [], why);
}

// Changes a parameter of the address at the provider, goes there, and signs in as one who would else come in.
async function signsInWith(page, change) {
  const address = await sentTo(page, "en");
  change(address.searchParams);
  await page.goto(address.href);
  return signsIn(page, "invited");
}

// The way back to the portal with a code that nobody has used: the device had lost its cookie when it came there, and has it
// again.
async function codeFor(page, person) {
  const address = await sentTo(page, "en");
  const kept = await page.context().cookies(portal);
  await page.context().clearCookies({ name: "marsad-sign-on" });
  await page.goto(address.href);
  await isRefused(page, await signsIn(page, person), [410], "a device without its cookie");
  await page.context().addCookies(kept);
  const back = new URL(page.url());
  assert.ok(back.searchParams.get("code"), `the provider gave a code: ${back}`);
  return back;
}

await step("the portal asks for a code with a proof key, a state and a nonce", async () => {
  const { origin, searchParams: asked } = await sentTo(await device(), "fr");
  assert.equal(origin, issuer);
  const expected = { response_type: "code", client_id: CLIENT, redirect_uri: back("fr"), code_challenge_method: "S256" };
  for (const [name, value] of Object.entries(expected)) assert.equal(asked.get(name), value, name);
  assert.ok(asked.get("scope").split(" ").includes("openid"), asked.get("scope"));
  for (const name of ["state", "nonce", "code_challenge"]) assert.ok(asked.get(name)?.length >= 22, name);
  const again = (await sentTo(await device(), "fr")).searchParams;
  for (const name of ["state", "nonce", "code_challenge"]) assert.notEqual(asked.get(name), again.get(name), name);
});

await step("a stranger without an account and without a rule is refused", async () => {
  const page = await device();
  await page.goto((await sentTo(page, "ar")).href);
  await isRefused(page, await signsIn(page, "stranger"), [403], "a stranger");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
});

await step("an address that the provider has not made sure of opens nobody's account", async () => {
  const page = await device();
  await page.goto((await sentTo(page, "en")).href);
  await isRefused(page, await signsIn(page, "unsure"), [403], "an address that is not sure");
});

await step("a nonce that is not the portal's is refused", async () => {
  const page = await device();
  const answer = await signsInWith(page, (asked) => asked.set("nonce", randomBytes(16).toString("base64url")));
  await isRefused(page, answer, [410], "a wrong nonce");
});

await step("a proof key that is not the portal's is refused", async () => {
  const page = await device();
  const answer = await signsInWith(page, (asked) => asked.set("code_challenge", randomBytes(32).toString("base64url")));
  await isRefused(page, answer, [410], "a wrong proof key");
});

await step("a state that is not the portal's is refused", async () => {
  const page = await device();
  const answer = await signsInWith(page, (asked) => asked.set("state", randomBytes(16).toString("base64url")));
  await isRefused(page, answer, [410], "a wrong state");
  const without = await signsInWith(await device(), (asked) => asked.delete("state"));
  assert.equal(without.status(), 410);
});

await step("a code is good on the device that asked for it, and once", async () => {
  const [page, other] = [await device(), await device()];
  const address = await codeFor(page, "invited");
  await isRefused(other, await other.goto(address.href), [410], "a device that did not begin");
  await sentTo(other, "en");
  await isRefused(other, await other.goto(address.href), [410], "a device that began another sign-on");
  await page.goto(address.href);
  assert.equal(await isSignedIn(page), "officer");
  assert.equal((await page.goto(address.href)).status(), 410, "twice");
});

await step("who was matched by address comes in again, where they wanted, in each language", async () => {
  for (const lang of LANGS) {
    const page = await device();
    await page.goto(`${portal}/${lang}/desk/me`);
    assert.ok(page.url().includes(`/${lang}/desk/sign-in?back=`), page.url());
    await page.click(`a[href^="/${lang}/desk/single-sign-on"]`);
    const answer = await signsIn(page, "invited");
    assert.deepEqual([answer.status(), new URL(page.url()).pathname], [200, `/${lang}/desk/me`]);
    assert.equal(await isSignedIn(page), "officer");
    const [kept] = (await page.context().cookies(portal)).filter((cookie) => cookie.name === "marsad-session");
    assert.deepEqual([kept.httpOnly, kept.sameSite], [true, "Lax"]);
  }
});

await step("user information about another person is not believed", async () => {
  const page = await device();
  isAboutAnother = true;
  await page.goto((await sentTo(page, "en")).href);
  await isRefused(page, await signsIn(page, "colleague"), [410], "the user information is about another");
  isAboutAnother = false;
});

await step("who is in a group of a rule is given an account with the rights of the rule", async () => {
  const page = await device();
  await page.goto((await sentTo(page, "en")).href);
  assert.equal((await signsIn(page, "colleague")).status(), 200);
  const me = await (await page.context().request.get(`${portal}/api/v1/me`)).json();
  assert.deepEqual([me.account, me.role, me.provider], ["colleague", "provider", "STAT"]);
  assert.equal((await page.goto(`${portal}/en/desk/accounts`)).status(), 403);
  assert.ok(askings > 0, "the provider was asked for what its token does not say");
});

await step("who thinks better of it at the provider is not signed in", async () => {
  const page = await device();
  const { searchParams } = await sentTo(page, "en");
  const query = new URLSearchParams({ error: "access_denied", state: searchParams.get("state"), iss: issuer });
  await isRefused(page, await page.goto(`${back("en")}?${query}`), [410], "thought better of it");
});

await house.close();
console.log(`${house.passed} steps of the single sign-on passed`);
