// Sends a file in parts, with its progress, and goes on where a cut line stopped. Without it the form sends the file whole.
for (const form of document.querySelectorAll("form.sending")) {
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector(".drop");
  const box = form.querySelector(".progress");
  const bar = box.querySelector("progress");
  const said = box.querySelector("p");
  const button = form.querySelector("button");
  const words = form.dataset;
  const csrf = form.elements.csrf.value;
  const PART = 1 << 20;
  const WAITS = [1, 2, 5, 10, 20, 30];

  const hint = document.createElement("p");
  hint.className = "quiet";
  hint.textContent = words.drop;
  drop.append(hint);
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("is-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
  });

  const show = (text, done) => {
    box.hidden = false;
    said.textContent = text;
    if (done === undefined) bar.removeAttribute("value");
    else bar.value = done;
  };
  const ask = (method, url, headers = {}, body = undefined) =>
    fetch(url, { method, body, headers: { "x-marsad-form": csrf, "tus-resumable": "1.0.0", ...headers } });
  const inBase64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const wait = (seconds) => new Promise((go) => setTimeout(go, seconds * 1000));
  const memory = (file) => `marsad-upload ${words.agreement} ${file.name} ${file.size} ${file.lastModified}`;
  const remembered = (name) => {
    try { return localStorage.getItem(name); } catch { return null; }
  };
  const remember = (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch { /* A device that keeps nothing sends the file from its beginning. */ }
  };

  // Where the server is with a file; null where it knows nothing of it.
  const offset = async (url) => {
    const answer = await ask("HEAD", url);
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(answer.status);
    return Number(answer.headers.get("upload-offset"));
  };
  // With too many files on their way the person says whether the oldest may go.
  const giveUpOldest = async () => {
    const listed = await ask("GET", words.uploads);
    const [oldest] = listed.ok ? await listed.json() : [];
    if (!oldest || !confirm(`${words.tooMany}\n\n${oldest.file_name}`)) return false;
    return (await ask("DELETE", `${words.uploads}/${encodeURIComponent(oldest.id)}`)).ok;
  };
  const begin = async (file) => {
    const known = remembered(memory(file));
    if (known && (await offset(known)) !== null) return known;
    const metadata = `filename ${inBase64(file.name)},agreement ${inBase64(words.agreement)}`;
    const answer = await ask("POST", words.uploads, { "upload-length": String(file.size), "upload-metadata": metadata });
    if (answer.status === 409 && (await giveUpOldest())) return begin(file);
    if (!answer.ok) return null;
    const url = answer.headers.get("location");
    remember(memory(file), url);
    return url;
  };
  // Sends what is missing; after a break it asks where the server is, and goes on from there.
  const sendParts = async (file, url) => {
    let broken = 0;
    let at = await offset(url);
    while (at !== null && at < file.size) {
      show(words.underWay, at / file.size);
      try {
        const headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(at) };
        const answer = await ask("PATCH", url, headers, file.slice(at, at + PART));
        if (answer.status === 413 || answer.status === 401 || answer.status === 403) return false;
        at = answer.ok ? Number(answer.headers.get("upload-offset")) : await offset(url);
        broken = answer.ok ? 0 : broken + 1;
      } catch {
        broken += 1;
      }
      if (broken > 0) {
        show(words.broken, at / file.size);
        await wait(WAITS[Math.min(broken, WAITS.length) - 1]);
        try { at = await offset(url); } catch { /* Still no line. */ }
      }
    }
    return at !== null;
  };
  const send = async (file) => {
    const url = await begin(file);
    if (!url || !(await sendParts(file, url))) return false;
    show(words.checking);
    const answer = await ask("POST", `${words.submissions}?upload=${encodeURIComponent(url.split("/").pop())}`);
    if (!answer.ok) return false;
    remember(memory(file), "");
    const told = await answer.json();
    location.assign(`${words.page}${encodeURIComponent(told.submission.id)}?done=sent`);
    return true;
  };

  form.addEventListener("submit", async (event) => {
    const file = input.files[0];
    if (!file || file.size <= PART) return;
    event.preventDefault();
    button.disabled = true;
    let isSent = false;
    try { isSent = await send(file); } catch { /* Told below. */ }
    if (isSent) return;
    button.disabled = false;
    show(words.failed, 0);
    remember(memory(file), "");
  });
}

// What was typed stays on the page while there is no line or the session has ended: it is sent once both are there again.
// Nothing of it is kept on the device.
for (const form of document.querySelectorAll("form.typed")) {
  const said = form.querySelector("[role=alert]");
  const words = form.dataset;
  let isReady = false;
  form.addEventListener("submit", async (event) => {
    if (isReady) return;
    event.preventDefault();
    said.hidden = true;
    try {
      const page = await fetch(location.href, { cache: "no-store" });
      const own = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form.typed");
      if (page.redirected && !own) throw words.ended;
      // Another session signs its forms otherwise.
      if (own) form.elements.csrf.value = own.elements.csrf.value;
    } catch (why) {
      said.textContent = why === words.ended ? words.ended : words.offline;
      said.hidden = false;
      return;
    }
    isReady = true;
    form.requestSubmit();
    isReady = false;
  });
}
