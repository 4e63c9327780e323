// Opens public pages again where there is no network, as they were last seen and marked as that. Nothing of the desk, of its
// programs or of any other address is ever kept: only pages that everyone may read. The server writes EDITION, SHELL and OLD
// before this line.
"use strict";
const CACHE = `marsad-${EDITION}`;
const PAGES_MAX = 60;

addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL);
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("marsad-") && name !== CACHE) await caches.delete(name);
  await clients.claim();
})()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
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
    return answer;
  } catch {
    const cache = await caches.open(CACHE);
    const kept = isPublic(url) ? await cache.match(event.request, { ignoreVary: true }) : undefined;
    if (kept) return rewritten(kept, 200, (text) => text.replace('<main id="main">', `<main id="main">\n${OLD[lang]}`));
    const none = await cache.match(`/${lang}/offline`, { ignoreVary: true });
    return none ? rewritten(none, 503, (text) => text) : Response.error();
  }
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
