// What is typed into a grid is kept on this device as it is typed: for the account, the table and the period, until it has
// arrived, the person signs out, or a month has passed. With what service_worker.js keeps of the page a table is filled in without
// a network, and sent once there is one. Where a device keeps nothing, what is typed stays on the page alone.
{
  const BEGINNING = "marsad-grid ";
  const AGAIN_MILLISECONDS = 10_000;
  const KEPT_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;
  let store = null;
  try { store = localStorage; } catch { /* A device that keeps nothing. */ }
  const read = (name) => {
    try { return JSON.parse(store.getItem(name)); } catch { return null; }
  };
  const forget = (name) => store.removeItem(name);
  const kept = (beginning) => (store ? Object.keys(store).filter((name) => name.startsWith(beginning)) : []);
  for (const name of kept(BEGINNING)) if (!(read(name)?.at > Date.now() - KEPT_MILLISECONDS)) forget(name);

  // Whoever signs out leaves nothing of theirs on the device, and is asked first where something was not sent.
  for (const form of document.querySelectorAll("form.sign-out")) {
    form.addEventListener("submit", (event) => {
      const own = kept(`${BEGINNING}${form.dataset.account} `);
      if (own.length > 0 && !confirm(form.dataset.unsent)) event.preventDefault();
      else own.forEach(forget);
    });
  }

  for (const form of store ? document.querySelectorAll("form.typed") : []) {
    const [says, opens, restored, back] = document.querySelectorAll(".draft > *");
    const { account, period, key } = form.elements;
    const own = key.value;
    const agreement = new URL(form.action).pathname.split("/").at(-2);
    const name = `${BEGINNING}${account.value} ${agreement} ${period.value}`;
    // The fields of each row, by its codes.
    const rows = () => Array.from(form.querySelectorAll("[name=row]"), (row) => {
      const line = row.closest("tr");
      return [row.value, line.querySelector("[name=value]"), line.querySelector("[name=status]")];
    });
    const typed = () => Object.fromEntries(rows().map(([row, value, status]) => [row, [value.value, status.value]]));
    const fill = (cells) => {
      for (const [row, value, status] of rows()) if (cells[row]) [value.value, status.value] = cells[row];
      form.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const opened = typed();
    // Rows of the draft that were added to the table, until the server has made them again.
    let missing = {};
    const addMissing = async () => {
      if (Object.keys(missing).length === 0 || !form.elements.csrf.value) return;
      const body = new URLSearchParams(new FormData(form));
      for (const [row, [value, status]] of Object.entries(missing)) {
        for (const [field, text] of Object.entries({ row, value, status })) body.append(field, text);
      }
      body.append("do", "show");
      try {
        const answer = await fetch(form.action, { method: "POST", body, cache: "no-store" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const lines = page.querySelector("form.typed tbody");
        if (!lines) return;
        form.querySelector("tbody").replaceWith(document.importNode(lines, true));
        missing = {};
        form.dispatchEvent(new Event("input"));
      } catch { /* They stay in the draft. */ }
    };
    const keep = () => {
      const cells = { ...missing, ...typed() };
      try {
        if (JSON.stringify(cells) === JSON.stringify(opened)) forget(name);
        else store.setItem(name, JSON.stringify({ at: Date.now(), key: key.value, cells }));
      } catch {
        says.hidden = true;
      }
    };
    const draft = read(name);
    says.hidden = false;
    opens.hidden = !navigator.serviceWorker?.controller;
    if (draft?.cells) {
      // It is received once, however often it is sent: the key goes with what was typed.
      key.value = draft.key;
      missing = Object.fromEntries(Object.entries(draft.cells).filter(([row]) => !opened[row]));
      fill(draft.cells);
      restored.hidden = false;
      addMissing();
    }
    form.addEventListener("input", keep);
    form.addEventListener("sent", () => forget(name));
    restored.querySelector("button").addEventListener("click", () => {
      key.value = own;
      missing = {};
      fill(opened);
      forget(name);
      restored.hidden = true;
    });
    // A page that was kept has no mark of its session: as soon as there is a network it gets the one of now, if the same person
    // is signed in, and says that the table can be sent. Browsers do not always tell that the network is back.
    const renew = async () => {
      const answer = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form.typed");
      back.hidden = !read(name);
      if (answer.redirected || page?.elements.account.value !== account.value) return;
      for (const mark of document.querySelectorAll("[name=csrf]")) mark.value = page.elements.csrf.value;
    };
    const renewWhenBack = () => renew().catch(() => setTimeout(renewWhenBack, AGAIN_MILLISECONDS));
    if (!form.elements.csrf.value) renewWhenBack();
    addEventListener("online", () => renew().catch(() => {}));
    addEventListener("offline", () => { back.hidden = true; });
  }
}
