// A reader's journey through the portal in a real browser: three languages, two widths, with and without script.
// Usage: node journey.mjs http://127.0.0.1:PORT
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launchBrowser } from "./house.mjs";

const base = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LANGS = { ar: "rtl", fr: "ltr", en: "ltr" };
const WIDTHS = { desktop: 1280, phone: 360 };
const FIRST_VIEW_BYTES_MAX = 100_000;
// Tables over the survey of the pack: both packs have these variables.
const TABLES = [
  "build",
  "build?table=persons&statistic=proportion&of=sex&by=age_group&by=area",
  "build?table=persons&statistic=mean",
  "estimate?table=persons&statistic=count&by=sex",
];
let passed = 0;

const browser = await launchBrowser();

async function step(name, law) {
  try {
    await law();
    passed += 1;
  } catch (error) {
    console.error(`✗ ${name}\n${error.stack ?? error}`);
    process.exitCode = 1;
  }
}

// Opens a page that must load without a complaint of the browser.
async function open(context, path) {
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") throw new Error(`${path}: ${message.text()}`);
  });
  const response = await page.goto(base + path);
  assert.equal(response.status(), 200, path);
  return page;
}

// What every page promises, whatever it shows.
async function check(page, lang, name) {
  const html = page.locator("html");
  assert.equal(await html.getAttribute("lang"), lang, name);
  assert.equal(await html.getAttribute("dir"), LANGS[lang], name);
  const text = await page.locator("body").innerText();
  assert.ok(!/\[[a-z]+-[a-z-]+\]/.test(text), `${name}: a message without a text: ${text.match(/\[[a-z]+-[a-z-]+\]/)}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name}: the page is ${over} px wider than the window`);
  if (lang === "ar") {
    const words = (await page.locator("h1, h2, nav.menu, .lede").allInnerTexts()).join(" ");
    assert.ok(/[\u0600-\u06ff]/.test(words), `${name}: no Arabic`);
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), [], name);
}

// The first dataset of the list, and the first number of its table.
async function firstDataset(page, lang) {
  await page.goto(`${base}/${lang}/data`);
  return page.locator("ul.rows h3 a").first().getAttribute("href");
}

// The first study of the catalogue, and the first of its variables whose values are drawn.
async function firstStudy(page, lang) {
  await page.goto(`${base}/${lang}/studies`);
  return page.locator("ul.studies h3 a").first().getAttribute("href");
}

async function drawnVariable(page, study) {
  await page.goto(base + study);
  const open = page.locator("table.variables tr", { has: page.locator(".tag") }).locator("th a");
  for (const path of await open.evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
    await page.goto(base + path);
    if ((await page.locator("figure.chart").count()) > 0) return path;
  }
  throw new Error(`no variable of ${study} is drawn`);
}

// The pages of all questions, in the order of their list.
async function questions(page, lang) {
  await page.goto(`${base}/${lang}/questions`);
  return page.locator("ul.asked h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
}

// The first question under which another definition can be chosen.
async function questionWithSwitch(page, lang) {
  for (const path of await questions(page, lang)) {
    await page.goto(base + path);
    if ((await page.locator("nav.switches li a").count()) > 0) return path;
  }
  throw new Error("no question has a switch");
}

// The page of a balance and a trial of it, where the pack balances anything.
async function balances(page, lang) {
  for (const path of await questions(page, lang)) {
    await page.goto(base + path);
    const link = page.locator('header.question a[href$="/balance"]');
    if ((await link.count()) === 0) continue;
    const balance = await link.first().getAttribute("href");
    await page.goto(base + balance);
    const statement = await page.locator("#statement option").first().getAttribute("value");
    return [balance, `${balance}?grades=${statement}.d`];
  }
  return [];
}

for (const [lang] of Object.entries(LANGS)) {
  for (const [width_name, width] of Object.entries(WIDTHS)) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const dataset = await firstDataset(page, lang);
      await page.goto(base + dataset);
      const number = await page.locator("table.data tbody td a").first().getAttribute("href");
      const question = await questionWithSwitch(page, lang);
      const switched = await page.locator("nav.switches li a").last().getAttribute("href");
      const frozen = (await page.locator('a[href*="releases="]').first().getAttribute("href")).replace(/^https?:\/\/[^/]+/, "");
      const study = await firstStudy(page, lang);
      const variable = await drawnVariable(page, study);
      const word = (await page.locator("h1").innerText()).split(" ")[0];
      const search = `/${lang}/studies?q=${encodeURIComponent(word)}`;
      const paths = [
        `/${lang}`, `/${lang}/data`, dataset, number, `/${lang}/institutions`, `/${lang}/about`,
        `/${lang}/questions`, question, switched, `/${lang}/contradictions`, frozen, ...(await balances(page, lang)),
        `/${lang}/studies`, search, study, variable,
        ...TABLES.map((table) => `/${lang}/studies/HIMS/${table}`),
      ];
      for (const path of paths) {
        const name = `${path} ${width_name} ${colorScheme}`;
        await step(name, async () => check(await open(context, path), lang, name));
      }
      await context.close();
    }
  }
}

await step("the language switch keeps the place and the selection", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const dataset = await firstDataset(page, "fr");
  await page.goto(base + dataset);
  const select = page.locator("form.filters select").first();
  if ((await select.count()) > 0) {
    const last = await select.locator("option").last().getAttribute("value");
    await select.selectOption(last);
    await page.locator("form.filters button").click();
    assert.ok(page.url().includes(`=${last}`), page.url());
  }
  const query = new URL(page.url()).search;
  await page.locator('nav.languages a[lang="ar"]').click();
  assert.equal(new URL(page.url()).search, query);
  assert.equal(new URL(page.url()).pathname, dataset.replace("/fr/", "/ar/"));
  await context.close();
});

await step("everything works without script", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/en`);
  await page.locator("form.search input").fill("zzz");
  await page.locator("form.search button").click();
  assert.equal(await page.locator("ul.rows li").count(), 0);
  await page.goto(base + (await firstDataset(page, "en")));
  assert.ok((await page.locator("table.data tbody tr").count()) > 0);
  assert.ok((await page.locator("figure.chart svg").count()) > 0);
  await context.close();
});

await step("a question moves its figure when it counts otherwise, says so, and leads back", async () => {
  for (const lang of Object.keys(LANGS)) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(base + (await questionWithSwitch(page, lang)));
    const large = () => page.locator("p.huge").innerText();
    const before = await large();
    const moved = page.locator("nav.switches li a", { has: page.locator("b") }).filter({ hasNotText: before });
    await moved.first().click();
    assert.ok(page.url().includes("count="), page.url());
    assert.equal(await page.locator('nav.switches [aria-current="true"]').count(), 1);
    assert.notEqual(await large(), before);
    const other = lang === "en" ? "fr" : "en";
    await page.locator(`nav.languages a[lang="${other}"]`).click();
    assert.ok(page.url().includes(`/${other}/questions/`) && page.url().includes("count="), page.url());
    await page.goBack();
    await page.locator("nav.switches li a").first().click();
    assert.equal(await large(), before);
    await context.close();
  }
});

await step("each official figure leads to the page that says where it comes from", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const [question] = await questions(page, "en");
  await page.goto(base + question);
  const links = page.locator("table.answers td.num a, table.answers ul.terms a");
  const hrefs = new Set(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href"))));
  assert.ok(hrefs.size > 0);
  for (const href of hrefs) {
    if (href.startsWith("#")) {
      assert.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, href);
    } else {
      const source = await context.newPage();
      assert.equal((await source.goto(base + href)).status(), 200, href);
      await source.close();
    }
  }
  const drawn = await page.locator("#chart .wide desc").textContent();
  const number = (await page.locator("p.huge").innerText()).trim();
  assert.ok(drawn.includes(number), `the drawing does not say ${number}: ${drawn}`);
  await context.close();
});

await step("a question prints as one sheet without its controls", async () => {
  const context = await browser.newContext({ viewport: { width: 794, height: 1123 } });
  const page = await context.newPage();
  await page.goto(base + (await questionWithSwitch(page, "ar")));
  await page.emulateMedia({ media: "print" });
  for (const hidden of ["nav.switches", "form.filters", "nav.menu", ".histories details"]) {
    for (const part of await page.locator(hidden).all()) assert.equal(await part.isVisible(), false, hidden);
  }
  for (const kept of ["p.huge", "table.answers", ".colophon .print-only"]) {
    assert.equal(await page.locator(kept).first().isVisible(), true, kept);
  }
  await context.close();
});

// With the program's own typeface or, where it has none or a reader sets another, with one of the widest.
await step("a question prints on one sheet with its figures, its steps and how to read it", async () => {
  for (const lang of Object.keys(LANGS)) {
    // As wide as the paper between its margins.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 733, height: 1085 } });
    const page = await context.newPage();
    const sheets = async () => {
      await page.evaluate(() => document.fonts.ready);
      const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
      return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    };
    for (const path of await questions(page, lang)) {
      await page.goto(base + path);
      assert.equal(await sheets(), 1, `${path} prints on several sheets`);
      const wide = await page.addStyleTag({ content: '* { font-family: "DejaVu Sans", Verdana, sans-serif !important; }' });
      assert.equal(await sheets(), 1, `${path} prints on several sheets in a wide typeface`);
      await wide.evaluate((element) => element.remove());
      await page.emulateMedia({ media: "print" });
      // Histories stand in a line each; the rest is said to stand at the address.
      const lines = page.locator(".paper-history li");
      for (const line of await lines.all()) assert.ok(await line.isVisible(), `${path} prints no histories`);
      const printed = ["#chart svg", ".answers .num", ".bridge svg", ".bridge .unexplained .when", ".paper-more", "#read", "#cite"];
      for (const kept of printed) {
        for (const part of await page.locator(kept).all()) {
          const isDrawn = await part.evaluate((element) => element.matches(".wide *") || element.checkVisibility());
          assert.ok(isDrawn, `${path} prints without ${kept}`);
        }
      }
      const outside = await page.locator(".bridge :is(h3, svg, table, th, td, .more)").evaluateAll((parts) =>
        parts.filter((part) => {
          const [own, whole] = [part, part.closest(".bridge")].map((element) => element.getBoundingClientRect());
          return part.checkVisibility() && (own.left < whole.left - 1 || own.right > whole.right + 1 || own.bottom > whole.bottom + 1);
        }).map((part) => part.textContent),
      );
      assert.deepEqual(outside, [], `${path} prints what stands out of its way, and is cut or under another one`);
      await page.emulateMedia({ media: null });
    }
    await context.close();
  }
});

await step("a shared link shows a picture of points", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const lang of Object.keys(LANGS)) {
    await page.goto(base + (await questionWithSwitch(page, lang)));
    const picture = await page.locator('meta[property="og:image"]').getAttribute("content");
    const size = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = new URL(src).pathname;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, picture);
    assert.deepEqual(size, [1200, 630], picture);
  }
  await context.close();
});

await step("on a telephone no label of a drawing of a question is cut, and no table of it is wider than the window", async () => {
  for (const lang of Object.keys(LANGS)) {
    const context = await browser.newContext({ viewport: { width: 360, height: 900 } });
    const page = await context.newPage();
    for (const path of await questions(page, lang)) {
      await page.goto(base + path);
      const cut = await page.locator("figure.chart .narrow text.category", { hasText: "…" }).count();
      assert.equal(cut, 0, `${path}: ${cut} labels are cut`);
      // Rows of many words are cards there: each cell stands under its own name.
      const over = await page.evaluate(() => {
        const boxes = [...document.querySelectorAll(".scroll:has(> .cards)")];
        return Math.max(0, ...boxes.map((box) => box.scrollWidth - box.clientWidth));
      });
      assert.ok(over <= 1, `${path}: a table is ${over} px wider than the window`);
      const unnamed = await page.locator(".cards tbody td:not([data-head]):visible").count();
      assert.equal(unnamed, 0, `${path}: ${unnamed} cells have no name`);
    }
    await context.close();
  }
});

await step("figures are drawn with how sure they are, and what was counted otherwise is told", async () => {
  for (const lang of Object.keys(LANGS)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const drawn = async (flow, mark) => {
      await page.goto(`${base}/${lang}/data/${flow}`);
      assert.ok((await page.locator("#chart svg").locator(mark).count()) > 0, `${page.url()} has no ${mark}`);
      assert.ok((await page.locator("#chart .source").count()) > 1, `${page.url()} does not say what a ${mark} is`);
    };
    // The packs have other dataflows of each kind.
    const first = async (flows) => {
      for (const flow of flows) {
        if ((await page.request.get(`${base}/${lang}/data/${flow}`)).ok()) return flow;
      }
      return assert.fail(`none of ${flows} is published`);
    };
    await drawn(await first(["DF_RECONCILED_FOREIGNERS", "DF_RECONCILED"]), ".band, .whisker");
    await drawn(await first(["DF_SYN_ACTIVITY", "DF_SYN_ABROAD"]), ".whisker");
    const redefined = await first(["DF_CONSULAR", "DF_ARRIVALS"]);
    await page.goto(`${base}/${lang}/data/${redefined}`);
    assert.ok(await page.locator(".notice.saffron").first().isVisible(), `${page.url()} does not tell years apart`);
    await context.close();
  }
});

await step("a variable is found by its words, leads on, and says whose answers it holds", async () => {
  for (const lang of Object.keys(LANGS)) {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const variable = await drawnVariable(page, await firstStudy(page, lang));
    const label = await page.locator("h1").innerText();
    await page.goto(`${base}/${lang}/studies`);
    await page.locator("#q").fill(label);
    await page.locator("form.filters button").click();
    assert.ok((await page.locator(`ul.found a[href="${variable}"]`).count()) === 1, `${label} does not lead to ${variable}`);
    assert.ok((await page.locator(".notice.saffron").count()) > 0, page.url());
    await page.locator(`ul.found a[href="${variable}"]`).click();
    assert.ok(await page.locator(".notice.saffron").first().isVisible(), page.url());
    const other = lang === "en" ? "fr" : "en";
    await page.locator(`nav.languages a[lang="${other}"]`).click();
    assert.ok(page.url().endsWith(variable.replace(`/${lang}/`, `/${other}/`)), page.url());
    await context.close();
  }
});

await step("a page of frequencies is made at once", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const variable = await drawnVariable(page, await firstStudy(page, "en"));
  // The shortest of three: what else the machine does meets one of them, and seldom all.
  const took = [];
  for (let time = 0; time < 3; time += 1) {
    const began = Date.now();
    assert.equal((await context.request.get(base + variable)).status(), 200);
    took.push(Date.now() - began);
  }
  assert.ok(Math.min(...took) < 200, `${variable} took ${took} ms`);
  await context.close();
});

await step("Arabic digits are chosen everywhere at once", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base}/ar`);
  const isArabicIndic = async () => /[٠-٩]/.test(await page.locator(".big").first().innerText());
  const before = await isArabicIndic();
  await page.locator("footer a", { hasText: /[123١٢٣]/ }).last().click();
  assert.equal(await isArabicIndic(), !before);
  await page.goto(base + (await firstDataset(page, "ar")));
  assert.equal(/[٠-٩]/.test(await page.locator("table.data tbody").innerText()), !before);
  await context.close();
});

await step("a first view is light", async () => {
  for (const lang of Object.keys(LANGS)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send("Network.enable");
    let bytes = 0;
    client.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
    await page.goto(`${base}/${lang}`, { waitUntil: "networkidle" });
    assert.ok(bytes > 1000 && bytes < FIRST_VIEW_BYTES_MAX, `/${lang} weighs ${bytes} bytes`);
    await context.close();
  }
});

await step("nothing comes from elsewhere", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const foreign = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) foreign.push(request.url());
  });
  await page.goto(`${base}/ar`, { waitUntil: "networkidle" });
  assert.deepEqual(foreign, []);
  await context.close();
});

await step("a table is built without script, and its address is its name", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/en/studies/HIMS/build`);
  await page.locator("#statistic").selectOption("proportion");
  await page.locator("form.builder button").click();
  await page.locator("#of").selectOption("sex");
  await page.locator("#by-1").selectOption("area");
  await page.locator("form.builder button").click();
  assert.ok(!/=(&|$)/.test(new URL(page.url()).search), `blank fields stay in the address: ${page.url()}`);
  assert.ok((await page.locator("table.estimates tbody tr").count()) > 1);
  const figures = await page.locator("table.estimates td b").allInnerTexts();
  const again = await context.newPage();
  await again.goto(page.url());
  assert.deepEqual(await again.locator("table.estimates td b").allInnerTexts(), figures);
  await context.close();
});

await step("the form shows what a statistic needs, and sends no blank fields", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${base}/en/studies/HIMS/build`);
  assert.equal(await page.locator("#of").isVisible(), false);
  await page.locator("#statistic").selectOption("ratio");
  for (const [field, isShown] of [["#of", true], ["#per", true], ["#category", false], ["#share", false]]) {
    assert.equal(await page.locator(field).isVisible(), isShown, field);
  }
  await page.locator("#statistic").selectOption("count");
  await page.locator("form.builder button").click();
  assert.ok(!page.url().includes("per="), page.url());
  await context.close();
});

await step("an estimate stands in the width of a page with all that is known of it", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  for (const lang of Object.keys(LANGS)) {
    await page.goto(`${base}/${lang}/studies/HIMS/estimate?table=persons&statistic=count&by=age_group&by=area`);
    const beyond = await page.locator(".scroll:has(> .estimates)").evaluate((box) => box.scrollWidth - box.clientWidth);
    assert.ok(beyond <= 1, `${lang}: ${beyond} px of the table lie beyond the page`);
  }
  await context.close();
});

await step("what is judged beyond a narrow view makes no row higher", async () => {
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${base}/fr/studies/HIMS/estimate?table=persons&statistic=count&by=age_group&by=area`);
  const rows = page.locator("table.estimates tbody tr");
  const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
  assert.ok(heights.length > 1 && Math.max(...heights) < 2 * Math.min(...heights), `rows are ${heights} high`);
  await context.close();
});

await step("a mark stands beside its own figure, and what is said below a figure stands below it, in every direction", async () => {
  for (const [lang, direction] of Object.entries(LANGS)) {
    for (const width of [390, 1200]) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${base}/${lang}/studies/HIMS/build?statistic=count&by=population&by=area`);
      const seen = await page.locator("table.estimates").evaluate((table, isMirrored) => {
        const box = (node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return range.getBoundingClientRect();
        };
        const columns = [];
        for (const row of table.querySelectorAll("tbody tr")) {
          [...row.querySelectorAll("td.num")].forEach((cell, at) => {
            const said = [cell.firstElementChild, ...cell.querySelectorAll("small")];
            columns[at] = [...(columns[at] ?? []), ...said.map((part) => Math.round(box(part).right))];
          });
        }
        const marks = [...table.querySelectorAll(".flag")].map((flag) => {
          const [mark, figure] = [box(flag), box(flag.previousElementSibling)];
          const cell = flag.closest("td").getBoundingClientRect();
          const gap = isMirrored ? figure.left - mark.right : mark.left - figure.right;
          return gap >= 0 && gap < 8 && mark.left >= cell.left && mark.right <= cell.right;
        });
        return { marks, widths: columns.map((places) => Math.max(...places) - Math.min(...places)) };
      }, direction === "rtl");
      assert.ok(seen.marks.length > 0 && seen.marks.every(Boolean), `${lang}, ${width} px: a mark stands elsewhere`);
      assert.ok(seen.widths.every((ragged) => ragged <= 1), `${lang}, ${width} px: ${seen.widths}`);
      await context.close();
    }
  }
});

await step("what is not there is said in the reader's language", async () => {
  const context = await browser.newContext();
  for (const lang of Object.keys(LANGS)) {
    const page = await context.newPage();
    for (const [path, status] of [["/nowhere", 404], ["/data/NOPE", 404], ["/data?theme=a b", 200]]) {
      const response = await page.goto(`${base}/${lang}${path}`);
      assert.equal(response.status(), status, path);
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
    }
  }
  await context.close();
});

await browser.close();
console.log(`${passed} passed, ${process.exitCode ? "some" : 0} failed`);
