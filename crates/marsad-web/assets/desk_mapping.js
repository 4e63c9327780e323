// Mapping: whoever types a code has chosen it.
for (const field of document.querySelectorAll(".words .other")) {
  field.addEventListener("input", () => {
    const choice = field.parentElement.querySelector("input[type=radio]");
    if (field.value.trim()) choice.checked = true;
  });
}
