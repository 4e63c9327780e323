// Adds a copy button to every citation, brings the cell in question into sight, shows in the form of the table builder
// the fields of the statistic that is chosen, and has public pages kept for where there is no network. Without this file
// the text can be selected, the excerpt scrolled, the form sent to get the fields, and pages need a network.
"use strict";
for (const cite of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  const answer = document.createElement("span");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = cite.dataset.copy;
  answer.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const text = cite.querySelector("p").innerText.trim();
    try {
      await navigator.clipboard.writeText(text);
      answer.textContent = cite.dataset.copied;
    } catch {
      getSelection().selectAllChildren(cite.querySelector("p"));
    }
  });
  cite.append(button, answer);
}

for (const cell of document.querySelectorAll("td.hit")) {
  const box = cell.closest(".scroll");
  box.scrollLeft += cell.getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth / 2;
}

for (const form of document.querySelectorAll("form[data-builder]")) {
  const { statistic, of: measured, category } = form.elements;
  const fits = (part) => part.dataset.for.split(" ").includes(statistic.value);
  const fit = () => {
    for (const group of form.querySelectorAll("optgroup[data-for]")) group.hidden = group.disabled = !fits(group);
    const chosen = measured.selectedOptions[0];
    if (chosen?.parentElement.disabled) measured.value = "";
    for (const field of form.querySelectorAll("div[data-for]")) {
      field.hidden = !fits(field);
      for (const control of field.querySelectorAll("select, input")) control.disabled = field.hidden;
    }
  };
  statistic.addEventListener("change", fit);
  // The codes are those of the variable that was chosen before.
  measured.addEventListener("change", () => {
    for (const option of [...category.options].slice(1)) option.remove();
  });
  // Blank fields stay out of the address; whoever comes back finds them again.
  form.addEventListener("submit", () => {
    for (const control of form.elements) if (control.name && control.value === "") control.disabled = true;
  });
  addEventListener("pageshow", () => {
    for (const control of form.elements) control.disabled = false;
    fit();
  });
}

// What is kept, and what never is: see service_worker.js.
navigator.serviceWorker?.register("/service-worker.js").catch(() => {});
