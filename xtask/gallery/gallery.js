// Copies the HTML that stands beside a button.
document.addEventListener("click", async ({ target }) => {
  if (target.localName !== "button") return;
  const { textContent } = target.parentElement.querySelector("pre");
  try {
    await navigator.clipboard.writeText(textContent);
    target.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(target.parentElement.querySelector("pre"));
    target.textContent = "Selected: press Ctrl+C";
  }
});
