// A guest's answers are deleted by their code, also from another browser.
import { requestToken } from "../post.js";

const part = document.querySelector("[data-delete-form]");
part.querySelector("form").addEventListener("submit", async e => {
  e.preventDefault();
  const said = part.querySelector("[data-said]");
  const answer = await fetch(`${part.dataset.deleteForm}/delete?${new URLSearchParams({ code: new FormData(e.target).get("code") })}`, {
    method: "POST", headers: { RequestVerificationToken: requestToken() },
  });
  said.textContent = answer.ok ? "Your answers are deleted. Nothing of them is left in the results."
    : (await answer.json().catch(() => ({}))).detail ?? "Too many tries from your network. Wait a minute, then try again.";
});
