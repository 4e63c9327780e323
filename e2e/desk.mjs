// A journey of the desk in a real browser, once in each language: from an invitation to a figure that changes at its minute.
// It makes a data folder, serves it with its clockwork running, and takes both away again.
// Usage: node desk.mjs BINARY FOLDER_OF_THE_PACK_OF_MARJAN
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { House, freePort } from "./house.mjs";

const [binary, pack] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const arrivals = readFileSync(`${pack}/submissions/arrivals.csv`, "utf8");
const LANGS = { ar: "rtl", fr: "ltr", en: "ltr" };
const PASSWORD = "a sentence that is easy to keep";
const AGREEMENT = "PORTS_ARRIVALS";
const FLOW = "DF_ARRIVALS";

const house = new House(binary, "desk");
const oneTime = house.init(pack);
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
await house.serve(port);
const browser = await house.openBrowser();
const step = (name, law) => house.step(name, law);

// What every page of the desk promises: its words, its direction, its width, and that a screen reader finds its way.
async function check(page, lang) {
  const name = page.url();
  assert.equal(await page.locator("html").getAttribute("dir"), LANGS[lang], name);
  const text = await page.locator("body").innerText();
  assert.ok(!/\[[a-z]+-[a-z-]+\]/.test(text), `${name}: ${text.match(/\[[a-z]+-[a-z-]+\]/)}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name}: ${over} px too wide`);
  // A `bdi` takes the direction of the first letter in it, also of one that our own sentence has isolated.
  const turned = await page.evaluate(() =>
    [...document.querySelectorAll("bdi:not([dir])")]
      .filter((one) => getComputedStyle(one).direction !== getComputedStyle(document.body).direction)
      .map((one) => one.textContent)
      .filter((text) => text.startsWith("\u2068")),
  );
  assert.deepEqual(turned, [], `${name}: a sentence of ours takes the direction of what is put into it`);
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll("label.check > input")].filter((box) => box.getBoundingClientRect().height > 24).length,
  );
  assert.equal(boxes, 0, `${name}: a box is taller than the line of its words`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), [], name);
}

// A person at a device of their own.
async function seat(lang, account, password) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${base}/${lang}/desk/sign-in`);
  await page.fill('input[name="account"]', account);
  await page.fill('input[name="password"]', password);
  await page.click("main form .button");
  return page;
}

async function goes(page, lang, path) {
  const answer = await page.goto(`${base}/${lang}/desk${path}`);
  assert.equal(answer.status(), 200, path);
  await check(page, lang);
}

// The page is no wider than a telephone, however long its words are.
async function fitsTelephone(page) {
  const screen = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${page.url()}: ${over} px wider than a telephone`);
  await page.setViewportSize(screen);
}

// The administrator chooses a password in the place of the one made by the system.
async function administrator() {
  const page = await seat("en", "administrator", oneTime);
  if (page.url().includes("/desk/password")) {
    await page.fill('input[name="old"]', oneTime);
    await page.fill('input[name="new"]', PASSWORD);
    await page.fill('input[name="again"]', PASSWORD);
    await page.click("main form .button");
    return seat("en", "administrator", PASSWORD);
  }
  return page;
}

// Invites a person, who follows the link of the letter and chooses a password.
async function invited(admin, lang, { account, role, provider }) {
  await goes(admin, "en", "/accounts");
  const fields = { account, email: `${account}@marjan.example`, name_ar: "وظيفة", name_fr: account, name_en: account };
  for (const [name, value] of Object.entries(fields)) await admin.fill(`input[name="${name}"]`, value);
  for (const [name, value] of Object.entries({ role, provider, lang })) await admin.selectOption(`select[name="${name}"]`, value);
  await admin.locator('form[action$="/accounts"] .button').click();
  const link = new URL((await admin.locator(".secret code").innerText()).trim());
  const page = await (await browser.newContext()).newPage();
  await page.goto(base + link.pathname);
  await check(page, lang);
  await page.fill('input[name="new"]', PASSWORD);
  await page.fill('input[name="again"]', PASSWORD);
  await page.click("main form .button");
  return seat(lang, account, PASSWORD);
}

async function uploads(officer, lang, text) {
  await goes(officer, lang, `/send/${AGREEMENT}`);
  const file = { name: "arrivals.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await officer.setInputFiles('form.sending input[name="file"]', file);
  await officer.locator("form.sending .button").click();
  await officer.waitForURL(/\/desk\/submissions\/[A-Z_]+-\d+/);
  await check(officer, lang);
  return new URL(officer.url()).pathname.split("/").pop();
}

// The next whole minute that is at least half a minute away, as the clocks of Marjan (Etc/GMT-3) show it.
function minute() {
  const at = new Date(Math.ceil((Date.now() + 30_000) / 60_000) * 60_000);
  return { at, local: new Date(at.getTime() + 3 * 3600_000).toISOString().slice(0, 16) };
}

const admin = await step("the administrator comes in", administrator);

for (const [place, lang] of Object.keys(LANGS).entries()) {
  const who = (role) => `${role}.${lang}`;
  const people = await step(`${lang}: people are invited and sign in`, async () => ({
    officer: await invited(admin, lang, { account: who("officer"), role: "provider", provider: "PORTS" }),
    reviewer: await invited(admin, lang, { account: who("reviewer"), role: "reviewer", provider: "OBS" }),
    approver: await invited(admin, lang, { account: who("approver"), role: "approver", provider: "OBS" }),
    director: await invited(admin, lang, { account: who("director"), role: "director", provider: "OBS" }),
  }));
  const { officer, reviewer, approver, director } = people;
  // Each language moves so many persons from one sex to the other, so that totals stay and the file is a new one.
  const moved = place + 1;
  const right = arrivals
    .replace("2021;Lulu;Women;214;", `2021;Lulu;Women;${214 + moved};`)
    .replace("2021;Lulu;Men;301;", `2021;Lulu;Men;${301 - moved};`)
    .replace("2021;All isles;Women;316;", `2021;All isles;Women;${316 + moved};`)
    .replace("2021;All isles;Men;420;", `2021;All isles;Men;${420 - moved};`);

  await step(`${lang}: what is typed into a grid stays while it cannot arrive, and leaving with it is asked about`, async () => {
    await goes(officer, lang, `/send/${AGREEMENT}/grid`);
    const cell = officer.locator('form.typed input[name="value"]').first();
    await cell.fill("7");
    for (const answer of [(route) => route.abort("connectionreset"), (route) => route.fulfill({ status: 503, body: "" })]) {
      await officer.route("**/grid", (route) => (route.request().method() === "POST" ? answer(route) : route.continue()));
      await officer.locator('form.typed button[value="send"]').click();
      await officer.locator("form.typed [role=alert]").waitFor();
      assert.equal(await cell.inputValue(), "7");
      await officer.unroute("**/grid");
    }
    // A column of a spreadsheet fills the fields downwards, Enter goes on and sends nothing, and what is blank is asked about.
    const value = (at) => officer.locator('form.typed input[name="value"]').nth(at);
    await cell.evaluate((field) => {
      const copied = new DataTransfer();
      copied.setData("text/plain", "7\n٨\n9,5\n");
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: copied, bubbles: true, cancelable: true }));
    });
    assert.deepEqual(await Promise.all([0, 1, 2, 3].map((at) => value(at).inputValue())), ["7", "٨", "9,5", ""]);
    await cell.press("Enter");
    assert.ok(await value(1).evaluate((field) => field === document.activeElement));
    await value(1).press("ArrowUp");
    assert.ok(await cell.evaluate((field) => field === document.activeElement));
    await officer.locator('form.typed button[value="send"]').click();
    await officer.locator('form.typed .asks button[name="sure"]').waitFor();
    assert.ok(officer.url().includes("/grid"), officer.url());
    const asked = officer.waitForEvent("dialog");
    const left = officer.goto(`${base}/${lang}/desk`);
    const dialog = await asked;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.accept();
    await left;
  });

  await step(`${lang}: a grid opens again without a network, with what was typed into it, which can be discarded`, async () => {
    const path = `/${lang}/desk/send/${AGREEMENT}/grid`;
    const cell = officer.locator('form.typed input[name="value"]').first();
    await goes(officer, lang, `/send/${AGREEMENT}/grid`);
    assert.equal(await cell.inputValue(), "7", "left a moment ago");
    await officer.waitForFunction(async (wanted) => {
      const names = (await caches.keys()).filter((name) => name.startsWith("marsad-desk-"));
      const found = await Promise.all(names.map(async (name) => (await caches.open(name)).match(wanted, { ignoreVary: true })));
      return found.some(Boolean);
    }, path);
    await officer.context().setOffline(true);
    await officer.reload();
    assert.equal(await cell.inputValue(), "7");
    assert.equal(await officer.locator('form.typed [name="csrf"]').inputValue(), "", "no mark of the session is kept");
    await check(officer, lang);
    await officer.context().setOffline(false);
    await officer.waitForFunction(() => document.querySelector('form.typed [name="csrf"]').value !== "");
    await officer.locator(".draft button").click();
    assert.equal(await cell.inputValue(), "");
    await goes(officer, lang, `/send/${AGREEMENT}/grid`);
    assert.equal(await cell.inputValue(), "");
  });

  await step(`${lang}: the template comes as a workbook`, async () => {
    await goes(officer, lang, `/send/${AGREEMENT}`);
    const [download] = await Promise.all([
      officer.waitForEvent("download"),
      officer.locator(`a[download][hreflang="${lang}"]`).first().click(),
    ]);
    assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), "PK");
  });

  await step(`${lang}: two errors are explained, and the file is returned`, async () => {
    const wrong = right.replace("2022;Lulu;Women;", "2022;Lullu;Women;").replace("2022;Sadaf;Men;", "2022;Sadaf;Menn;");
    await uploads(officer, lang, wrong);
    const text = await officer.locator("main").innerText();
    assert.ok(text.includes("Lullu") && text.includes("Menn"), text);
  });

  const first = await step(`${lang}: corrected, it waits for the reviewer`, () => uploads(officer, lang, right));

  await step(`${lang}: a file in parts goes on after the session ended and after its last answer was lost`, async () => {
    await goes(officer, lang, `/send/${AGREEMENT}`);
    let asked = 0;
    await officer.route("**/api/v1/submissions?upload=*", (route) => {
      asked += 1;
      return asked === 1 ? route.abort("connectionreset") : route.fulfill({ json: { submission: { id: first } } });
    });
    const file = { name: "large.csv", mimeType: "text/csv", buffer: Buffer.alloc((1 << 20) + 9, ";") };
    await officer.setInputFiles('form.sending input[name="file"]', file);
    const cookies = await officer.context().cookies();
    await officer.context().clearCookies();
    await officer.locator("form.sending .button").click();
    await officer.locator(`.progress a[href="/${lang}/desk/sign-in"]`).waitFor();
    await check(officer, lang);
    await officer.context().addCookies(cookies);
    await officer.locator("form.sending .button").click();
    await officer.waitForURL(new RegExp(`/desk/submissions/${first}`));
    assert.equal(asked, 2);
    await officer.unroute("**/api/v1/submissions?upload=*");
  });

  await step(`${lang}: a note of method is attached, and the reviewer finds it`, async () => {
    await goes(officer, lang, `/submissions/${first}`);
    const note = { name: "note.pdf", mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7 ${lang}`) };
    await officer.setInputFiles('form[action$="/attachments"] input[name="file"]', note);
    await officer.locator('form[action$="/attachments"] button').click();
    assert.ok(officer.url().includes("done=attached"), officer.url());
    await check(officer, lang);
    await goes(reviewer, lang, `/review/${first}`);
    const [download] = await Promise.all([reviewer.waitForEvent("download"), reviewer.locator(".attached a").first().click()]);
    assert.equal(readFileSync(await download.path()).toString(), `%PDF-1.7 ${lang}`);
  });

  await step(`${lang}: the reviewer finds the task, comments on one cell and returns it`, async () => {
    await goes(reviewer, lang, "");
    await reviewer.locator(`a[href$="/desk/review/${first}"]`).first().click();
    await check(reviewer, lang);
    await goes(reviewer, lang, `/review/${first}?cell=A.XM-L.F&period=2021`);
    await reviewer.fill("#new-comment textarea", "?");
    await reviewer.locator("#new-comment .button").click();
    assert.ok(reviewer.url().includes("done=commented"), reviewer.url());
    await reviewer.fill("#reason", "one cell");
    await reviewer.locator('button[name="decision"][value="return"]').click();
    assert.ok(reviewer.url().includes("done=decided"), reviewer.url());
  });

  const second = await step(`${lang}: the officer finds both tasks, corrects the cell and sends again`, async () => {
    await goes(officer, lang, "");
    assert.ok((await officer.locator(`a[href$="/desk/submissions/${first}"]`).count()) > 0);
    assert.ok((await officer.locator(`a[href$="/desk/review/${first}"]`).count()) > 0);
    const again = right
      .replace(`2021;Lulu;Women;${214 + moved};`, `2021;Lulu;Women;${213 + moved};`)
      .replace(`2021;Lulu;Men;${301 - moved};`, `2021;Lulu;Men;${302 - moved};`)
      .replace(`2021;All isles;Women;${316 + moved};`, `2021;All isles;Women;${315 + moved};`)
      .replace(`2021;All isles;Men;${420 - moved};`, `2021;All isles;Men;${421 - moved};`);
    return uploads(officer, lang, again);
  });

  await step(`${lang}: of two reviewers the second is told where it stands`, async () => {
    const other = await reviewer.context().newPage();
    await other.goto(`${base}/${lang}/desk/review/${second}`);
    await goes(reviewer, lang, `/review/${second}`);
    await reviewer.fill("#reason", "as agreed");
    await reviewer.locator('button[name="decision"][value="accept"]').click();
    assert.ok(reviewer.url().includes("done=decided"), reviewer.url());
    await other.fill("#reason", "no");
    const [answer] = await Promise.all([
      other.waitForNavigation(),
      other.locator('button[name="decision"][value="return"]').click(),
    ]);
    assert.equal(answer.status(), 409);
    await check(other, lang);
  });

  await step(`${lang}: those who estimate find the studies, and the form that asks them`, async () => {
    for (const path of ["/studies", "/studies/HIMS", "/studies/HIMS/estimate?statistic=mean"]) await goes(reviewer, lang, path);
  });

  const number = await step(`${lang}: the release is proposed, rehearsed and its checklist answered`, async () => {
    await goes(reviewer, lang, "/releases");
    await fitsTelephone(reviewer);
    const form = reviewer.locator(`form[action$="/releases/${FLOW}/propose"]`);
    await form.evaluate((found) => { found.closest("details").open = true; });
    await form.locator("button").click();
    const own = new URL(reviewer.url()).pathname.split("/").pop();
    await reviewer.locator('form[action$="/rehearse"] button').click();
    assert.ok(reviewer.url().includes("rehearse=1"), reviewer.url());
    await check(reviewer, lang);
    while ((await reviewer.locator('form[action$="/answer"]').count()) > 0) {
      await reviewer.locator('form[action$="/answer"] textarea').first().fill("looked at");
      await reviewer.locator('form[action$="/answer"] button').first().click();
    }
    return own;
  });

  await step(`${lang}: approved by a second person, the page changes at the minute`, async () => {
    const { at, local } = minute();
    await goes(approver, lang, `/releases/${FLOW}/${number}`);
    await approver.fill("#public-from", local);
    await approver.locator('form[action$="/approve"] button').click();
    assert.ok(approver.url().includes("done=approved"), approver.url());
    const reader = await (await browser.newContext()).newPage();
    const page = `${base}/${lang}/data/${FLOW}/releases/${number}`;
    assert.equal((await reader.goto(page)).status(), 404, "not before its minute");
    while (Date.now() < at.getTime() + 2_000) await reader.waitForTimeout(1_000);
    assert.equal((await reader.goto(page)).status(), 200, "at its minute");
    assert.ok((await reader.locator("table.data").first().innerText()).length > 0);
  });

  await step(`${lang}: board, calendar and audit show all of it`, async () => {
    await goes(director, lang, "/board");
    const paper = (await director.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    assert.ok(sheets.length > 0 && sheets.every(([, wide, high]) => Number(wide) > Number(high)), "the board is printed across");
    await goes(director, lang, "/calendar");
    // However long the name of a state is, it does not widen the page of a telephone.
    const screen = director.viewportSize();
    await director.setViewportSize({ width: 375, height: 800 });
    const over = await director.evaluate(() => {
      for (const mark of document.querySelectorAll("h2 .mark")) mark.textContent = `${mark.textContent} `.repeat(4);
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    assert.ok(over <= 0, `${over} px too wide`);
    await director.setViewportSize(screen);
    for (const path of ["/committee", "/me"]) {
      await goes(director, lang, path);
      await fitsTelephone(director);
    }
    await goes(director, lang, "/audit");
    const beyond = await director.locator(".scroll:has(> .trail)").evaluate((box) => box.scrollWidth - box.clientWidth);
    assert.ok(beyond <= 1, `${beyond} px of the trail lie beyond the page`);
    const text = await director.locator("main").innerText();
    assert.ok(text.includes(`${FLOW} ${number}`), "the audit trail names the release");
  });
}

await house.close();
console.log(`${house.passed} steps of the desk passed`);
