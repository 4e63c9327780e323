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

// What was typed stays on the page until it has arrived: while there is no line, where the server or one before it does not
// take it, and once the session has ended or is another one. It arrives once, however often it is sent: the form has a key.
// Nothing of it is kept on the device. Without this the form sends itself, once as well.
//
// What is copied from a spreadsheet fills the fields from the one where it is pasted. Enter and the arrows go from field to
// field; only the button sends, and Control with Enter, which presses it.
for (const form of document.querySelectorAll("form.typed")) {
  const said = form.querySelector("p[role=alert]");
  const button = form.querySelector("button[value=send]");
  const words = form.dataset;
  const { csrf, account } = form.elements;

  const values = () => Array.from(form.querySelectorAll("[name=value], [name=status]"), (field) => field.value).join("\n");
  const opened = values();
  const ask = (event) => {
    event.preventDefault();
    event.returnValue = true;
  };
  const watch = () => {
    if (values() === opened) window.removeEventListener("beforeunload", ask);
    else window.addEventListener("beforeunload", ask);
  };
  form.addEventListener("input", watch);

  // The fields by row: what is typed, and the status beside it.
  const rows = () =>
    Array.from(form.querySelectorAll("tbody tr"), (row) => Array.from(row.querySelectorAll("[name=value], [name=status]")));
  const place = (field) => {
    const all = rows();
    const at = all.findIndex((row) => row.includes(field));
    return [at, at < 0 ? -1 : all[at].indexOf(field)];
  };
  const go = ([row, column], step) => {
    const next = rows()[row + step]?.[column];
    next?.focus();
    next?.select?.();
  };
  // A status is chosen by its code or its name; a text that is neither chooses nothing.
  const fill = (field, text) => {
    if (!(field instanceof HTMLSelectElement)) {
      field.value = text;
      return;
    }
    const named = (option) => option.value === text || option.text.trim() === text;
    const option = Array.from(field.options).find(named);
    if (option) field.value = option.value;
  };
  const cells = (text) => text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
  form.addEventListener("paste", (event) => {
    const [row, column] = place(event.target);
    const block = cells(event.clipboardData?.getData("text/plain") ?? "");
    if (row < 0 || (block.length < 2 && block[0].length < 2)) return;
    event.preventDefault();
    const all = rows();
    block.forEach((line, down) => {
      line.forEach((text, along) => {
        const field = all[row + down]?.[column + along];
        if (field) fill(field, text.trim());
      });
    });
    watch();
    go([Math.min(row + block.length, all.length) - 1, column], 0);
  });
  form.addEventListener("keydown", (event) => {
    const at = place(event.target);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!button.disabled) form.requestSubmit(button);
    } else if (event.key === "Enter" && event.target.matches("input, select")) {
      event.preventDefault();
      go(at, event.shiftKey ? -1 : 1);
    } else if (at[0] >= 0 && event.target.matches("input") && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      go(at, event.key === "ArrowDown" ? 1 : -1);
    }
  });

  const post = async (pressed) => {
    const body = new URLSearchParams(new FormData(form));
    if (pressed?.name) body.append(pressed.name, pressed.value);
    const answer = await fetch(form.action, { method: "POST", body, cache: "no-store" });
    return [answer, new DOMParser().parseFromString(await answer.text(), "text/html")];
  };
  // What the server asks before it takes the table stands above the button, as on its own page.
  const show = (asks) => {
    form.querySelector(".asks")?.remove();
    if (!asks) return false;
    said.before(document.importNode(asks, true));
    form.querySelector(".asks").focus();
    return true;
  };
  // The rows as the server gives them back, with what was typed and one more; the reason where it added none.
  const grow = (own, page) => {
    const problem = page.querySelector(".notice.rose[role=alert]")?.textContent.trim();
    if (problem) return problem;
    form.querySelector("tbody").replaceWith(document.importNode(own.querySelector("tbody"), true));
    for (const choice of form.querySelectorAll("[name=new]")) choice.value = "";
    watch();
    rows().at(-1)?.[0].focus();
    return "";
  };
  // Why it was not sent, blank where something is asked first; null where it was.
  const send = async (pressed, isAgain) => {
    const [answer, page] = await post(pressed);
    if (answer.redirected) {
      if (!new URL(answer.url).pathname.includes("/desk/submissions/")) return words.ended;
      window.removeEventListener("beforeunload", ask);
      location.assign(answer.url);
      return null;
    }
    const own = page.querySelector("form.typed");
    if (!own) return answer.status === 403 ? words.refused : words.failed;
    // Another session signs its forms otherwise. That of the same person goes on; another person is told first.
    const isOtherSession = own.elements.csrf.value !== csrf.value;
    const isSamePerson = own.elements.account.value === account.value;
    csrf.value = own.elements.csrf.value;
    account.value = own.elements.account.value;
    if (isOtherSession && isSamePerson && !isAgain) return send(pressed, true);
    if (pressed?.value === "add") return grow(own, page);
    if (show(own.querySelector(".asks"))) return "";
    return page.querySelector(".notice.rose[role=alert]")?.textContent.trim() || words.failed;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    said.hidden = true;
    let why = words.offline;
    try { why = await send(event.submitter, false); } catch { /* The line was cut. */ }
    if (why === null) return;
    button.disabled = false;
    said.textContent = why;
    said.hidden = !why;
  });
}
