// Opens pages again where there is no network, as they were last seen and marked as that: public ones, and of the desk the grids
// that the server lets a device keep, so that they are filled in there. Those are kept without the mark of their session, and
// until someone signs in or out. Nothing else of the desk, of its programs or of any other address is ever kept. The server writes
// EDITION, SHELL, TYPING, OLD, TYPED and TABLES before this line.
"use strict";
const CACHE = `marsad-${EDITION}`;
// The grids of the person who is signed in.
const DESK = `marsad-desk-${EDITION}`;
const PAGES_MAX = 60;
const GRIDS_MAX = 40;

addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL);
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  const own = [CACHE, DESK];
  for (const name of await caches.keys()) if (name.startsWith("marsad-") && !own.includes(name)) await caches.delete(name);
  await clients.claim();
})()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (isOtherPerson(request, url)) event.waitUntil(caches.delete(DESK));
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (request.mode === "navigate") event.respondWith(page(event, url));
});

// A part of every page: it never changes under its address.
async function asset(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

// A page comes from the network; where there is none, as it was last seen, or the page that says so.
async function page(event, url) {
  const [, first] = url.pathname.split("/");
  const lang = Object.hasOwn(OLD, first) ? first : "ar";
  try {
    const answer = await fetch(event.request);
    if (mayBeKept(url, answer)) event.waitUntil(keep(event.request, answer.clone()));
    if (isGrid(answer)) event.waitUntil(keepGrid(url, answer.clone()));
    return answer;
  } catch {
    const cache = await caches.open(CACHE);
    const kept = isPublic(url) ? await cache.match(event.request, { ignoreVary: true }) : await grid(url);
    const notice = isPublic(url) ? OLD[lang] : TYPED[lang];
    if (kept) return rewritten(kept, 200, (text) => text.replace('<main id="main">', () => `<main id="main">\n${notice}`));
    const none = await cache.match(`/${lang}/offline`, { ignoreVary: true });
    const listed = await grids(lang);
    return none ? rewritten(none, 503, (text) => text.replace("</main>", () => `${listed}</main>`)) : Response.error();
  }
}

// Whether someone signs in or out by a request: what was kept for one person is not there for another.
function isOtherPerson({ method }, { pathname }) {
  const [, , desk, part] = pathname.split("/");
  if (desk !== "desk") return false;
  return part === "single-sign-on" || (method === "POST" && ["sign-in", "sign-out", "code", "link"].includes(part));
}

function isGrid(answer) {
  return answer.ok && !answer.redirected && answer.headers.has("x-marsad-keep");
}

// Keeps a grid with all that its page needs, but for the mark of the session, and forgets the one that was kept the longest ago
// where there are too many.
async function keepGrid(url, answer) {
  const shared = await caches.open(CACHE);
  for (const part of TYPING) if (!(await shared.match(part))) await shared.add(part);
  const cache = await caches.open(DESK);
  const unmarked = (text) => text.replace(/name="csrf" value="[^"]*"/g, 'name="csrf" value=""');
  const page = await rewritten(answer, 200, unmarked);
  await cache.delete(url.href, { ignoreVary: true });
  await cache.put(url.href, page);
  for (const old of (await cache.keys()).slice(0, -GRIDS_MAX)) await cache.delete(old, { ignoreVary: true });
}

// A grid as it was opened last: of the period that the address names, or of any where it names none.
async function grid(url) {
  const cache = await caches.open(DESK);
  return cache.match(url.href, { ignoreVary: true, ignoreSearch: url.search === "" });
}

// The ways to the grids that are kept.
async function grids(lang) {
  const cache = await caches.open(DESK);
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const items = [];
  for (const { url } of await cache.keys()) {
    const kept = await cache.match(url, { ignoreVary: true });
    const { pathname, search } = new URL(url);
    const name = decodeURIComponent(kept.headers.get("x-marsad-keep"));
    items.push(`<li><a href="${escaped(pathname + search)}">${escaped(name)}</a></li>`);
  }
  return items.length > 0 ? `<h2>${escaped(TABLES[lang])}</h2><ul class="plain">${items.join("")}</ul>` : "";
}

function isPublic(url) {
  const [, lang, part] = url.pathname.split("/");
  return Object.hasOwn(OLD, lang) && part !== "desk";
}

function mayBeKept(url, answer) {
  const kind = answer.headers.get("content-type") ?? "";
  const rule = answer.headers.get("cache-control") ?? "";
  return isPublic(url) && answer.ok && !answer.redirected && kind.startsWith("text/html") && !rule.includes("no-store");
}

// Keeps a page, and forgets the one that was kept the longest ago where there are too many.
async function keep(request, answer) {
  const cache = await caches.open(CACHE);
  await cache.put(request, answer);
  const shell = new Set(SHELL);
  const pages = (await cache.keys()).filter(({ url }) => {
    const { pathname } = new URL(url);
    return !pathname.startsWith("/assets/") && !shell.has(pathname);
  });
  for (const old of pages.slice(0, -PAGES_MAX)) await cache.delete(old);
}

async function rewritten(answer, status, change) {
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(change(await answer.text()), { status, headers });
}
