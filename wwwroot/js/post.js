// <button data-post="/sign-out"> posts a form with the request's token, as a form of the page would.
export function requestToken() {
  return document.querySelector('meta[name="request-token"]').content;
}

addEventListener("click", e => {
  const button = e.target.closest?.("[data-post]");
  if (!button) { return; }
  const form = document.createElement("form");
  form.method = "post";
  form.action = button.dataset.post;
  const token = document.createElement("input");
  token.type = "hidden";
  token.name = "__RequestVerificationToken";
  token.value = requestToken();
  form.append(token);
  document.body.append(form);
  form.submit();
});
