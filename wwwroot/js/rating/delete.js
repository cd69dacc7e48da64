// A guest's answers are deleted by their code, also from another browser.
import { requestToken } from "../post.js";

const form = document.querySelector("[data-delete-form]"), said = document.querySelector("[data-said]");
form.addEventListener("submit", async e => {
  e.preventDefault();
  const answer = await fetch(`${form.dataset.deleteForm}/delete?${new URLSearchParams({ code: new FormData(form).get("code") })}`, {
    method: "POST", headers: { RequestVerificationToken: requestToken() },
  });
  said.textContent = answer.ok ? form.dataset.done
    : (await answer.json().catch(() => ({}))).detail ?? form.dataset.many;
});
