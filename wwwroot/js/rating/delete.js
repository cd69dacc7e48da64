// A guest's answers are deleted by their code, also from another browser.
import { requestToken } from "../post.js";

const part = document.querySelector("[data-delete-form]");
part.querySelector("form").addEventListener("submit", async e => {
  e.preventDefault();
  const said = part.querySelector("[data-said]");
  const answer = await fetch(`${part.dataset.deleteForm}/delete?${new URLSearchParams({ code: new FormData(e.target).get("code") })}`, {
    method: "POST", headers: { RequestVerificationToken: requestToken() },
  });
  said.textContent = answer.ok ? part.dataset.done
    : (await answer.json().catch(() => ({}))).detail ?? part.dataset.many;
});
