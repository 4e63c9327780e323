// Sends a file in parts, with its progress, and goes on where it stopped, whatever was cut: the line, the answer to the last
// request, or the session. What is said of it is what is known: nothing is called lost that arrived. Without it the form sends
// the file whole.
for (const form of document.querySelectorAll("form.sending")) {
  const input = form.elements.file;
  const drop = form.querySelector(".drop");
  const box = form.querySelector(".progress");
  const bar = box.querySelector("progress");
  const said = box.querySelector("p");
  const way = box.querySelector("a");
  const button = form.querySelector("button");
  const words = form.dataset;
  const refusals = JSON.parse(words.refusals);
  const PART = 1 << 20;
  const WAITS = [1, 2, 5, 10, 20, 30];
  // Sending cannot go on by itself, and the person is told why; perhaps with a way out.
  class Stopped extends Error {
    constructor(why, link) {
      super(why);
      this.link = link;
    }
  }

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

  const show = (text, done, link) => {
    box.hidden = false;
    said.textContent = text;
    way.parentElement.hidden = !link;
    if (link) [way.href, way.textContent, way.target] = link;
    if (done === undefined) bar.removeAttribute("value");
    else bar.value = done;
  };
  // A session that ended, and the way to another.
  const ended = () => new Stopped(words.ended, [words.signIn, words.signInName, "_blank"]);
  // Another session signs its forms otherwise: that of the same person goes on, another person does not.
  const renew = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (answer.redirected) throw ended();
    if (answer.status >= 500) throw new Error(answer.status);
    const own = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form.sending");
    if (own?.dataset.account !== words.account) throw new Stopped(words.otherPerson, [words.signIn, words.signInName, "_blank"]);
    form.elements.csrf.value = own.elements.csrf.value;
  };
  const ask = async (method, url, headers = {}, body = undefined, isAgain = false) => {
    const own = { "x-marsad-form": form.elements.csrf.value, "tus-resumable": "1.0.0" };
    const answer = await fetch(url, { method, body, headers: { ...own, ...headers } });
    if (answer.status !== 401) return answer;
    if (isAgain) throw ended();
    await renew();
    return ask(method, url, headers, body, true);
  };
  // Why the server does not take something, in words where it says a reason that has some.
  const refusal = async (answer) => {
    const told = await answer.json().catch(() => ({}));
    const text = refusals[told.error];
    return text ? text.replace("{}", told.subject ?? "") : words.failed;
  };
  const inBase64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const wait = (seconds) => new Promise((go) => setTimeout(go, seconds * 1000));
  const pause = (broken) => wait(WAITS[Math.min(broken, WAITS.length) - 1]);
  // Asks until there is an answer: while the line is gone, or the server is not there, that is all there is to do.
  const patiently = async (what) => {
    for (let broken = 1; ; broken += 1) {
      try {
        return await what();
      } catch (error) {
        if (error instanceof Stopped) throw error;
      }
      show(words.broken);
      await pause(broken);
    }
  };
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
    if (answer.status === 429 || answer.status >= 500) throw new Error(answer.status);
    if (!answer.ok) throw new Stopped(await refusal(answer));
    const url = answer.headers.get("location");
    remember(memory(file), url);
    return url;
  };
  // Sends what is missing; after a break it asks where the server is, and goes on from there.
  const sendParts = async (file, url) => {
    let broken = 0;
    let at = await patiently(() => offset(url));
    while (at !== null && at < file.size) {
      show(words.underWay, at / file.size);
      try {
        const headers = { "content-type": "application/offset+octet-stream", "upload-offset": String(at) };
        const answer = await ask("PATCH", url, headers, file.slice(at, at + PART));
        if (answer.status === 413 || answer.status === 403) throw new Stopped(await refusal(answer));
        at = answer.ok ? Number(answer.headers.get("upload-offset")) : await offset(url);
        broken = answer.ok ? 0 : broken + 1;
      } catch (error) {
        if (error instanceof Stopped) throw error;
        broken += 1;
      }
      if (broken > 0) {
        show(words.broken, at === null ? undefined : at / file.size);
        await pause(broken);
        at = await patiently(() => offset(url));
      }
    }
    if (at === null) {
      remember(memory(file), "");
      throw new Stopped(words.failed);
    }
  };
  // Asks what became of a file that arrived. Asked again the server tells of the same submission, however often: an answer that
  // was lost is asked for anew.
  const finish = async (file, url) => {
    const upload = encodeURIComponent(url.split("/").pop());
    for (let broken = 0; broken <= WAITS.length; broken += 1) {
      if (broken > 0) await pause(broken);
      show(broken > 0 ? words.asking : words.checking);
      let answer;
      try {
        answer = await ask("POST", `${words.submissions}?upload=${upload}`);
        if (answer.ok) return (await answer.json()).submission.id;
      } catch (error) {
        if (error instanceof Stopped) throw error;
        continue;
      }
      if (answer.status === 429) continue;
      const why = answer.clone();
      if (answer.status >= 500 && !refusals[(await why.json().catch(() => ({}))).error]) continue;
      // What is refused for good begins anew; what waits for something else goes on from where it is.
      if ([404, 413, 415, 422].includes(answer.status)) remember(memory(file), "");
      throw new Stopped(await refusal(answer));
    }
    throw new Stopped(words.unanswered);
  };
  // The document that goes with the file. The server keeps the same one once, however often it comes.
  const attach = async (id) => {
    const beside = form.elements.attached.files[0];
    if (!beside) return;
    const place = `${words.submissions}/${encodeURIComponent(id)}/attachments?file=${encodeURIComponent(beside.name)}`;
    const answer = await patiently(async () => {
      const told = await ask("POST", place, {}, beside);
      if (told.status === 429 || (told.status >= 500 && told.status !== 503)) throw new Error(told.status);
      return told;
    });
    if (answer.ok) return;
    const link = [`${words.page}${encodeURIComponent(id)}#attached`, words.toSubmission, ""];
    throw new Stopped(`${words.notAttached} ${await refusal(answer)}`, link);
  };
  const send = async (file) => {
    const url = await patiently(() => begin(file));
    await sendParts(file, url);
    const id = await finish(file, url);
    await attach(id);
    remember(memory(file), "");
    location.assign(`${words.page}${encodeURIComponent(id)}?done=sent`);
  };

  form.addEventListener("submit", async (event) => {
    const file = input.files[0];
    if (!file || file.size <= PART) return;
    event.preventDefault();
    button.disabled = true;
    try {
      await send(file);
    } catch (error) {
      button.disabled = false;
      show(error instanceof Stopped ? error.message : words.failed, 0, error.link);
    }
  });
}

// What was typed stays on the page until it has arrived: while there is no line, where the server or one before it does not
// take it, and once the session has ended or is another one. It arrives once, however often it is sent: the form has a key.
// What a device keeps of it is with desk_drafts.js. Without this the form sends itself, once as well.
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
    let isWhole = true;
    block.forEach((line, down) => {
      line.forEach((text, along) => {
        const field = all[row + down]?.[column + along];
        if (field) fill(field, text.trim());
        else isWhole = isWhole && !text.trim();
      });
    });
    said.textContent = words.surplus;
    said.hidden = isWhole;
    form.dispatchEvent(new Event("input"));
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
    form.dispatchEvent(new Event("input"));
    rows().at(-1)?.[0].focus();
    return "";
  };
  // Why it was not sent, blank where something is asked first; null where it was.
  const send = async (pressed, isAgain) => {
    const [answer, page] = await post(pressed);
    if (answer.redirected) {
      if (!new URL(answer.url).pathname.includes("/desk/submissions/")) return words.ended;
      window.removeEventListener("beforeunload", ask);
      form.dispatchEvent(new Event("sent"));
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
