// Adds a copy button to every citation and brings the cell in question into sight.
// Without this file the text can be selected and the excerpt scrolled.
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
