/** The log as a file: a plain form post, so that the browser streams it to disk. */
export function send(address, fields) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  form.hidden = true;
  const all = { ...fields, __RequestVerificationToken: document.querySelector("meta[name=request-token]").content };
  for (const [name, value] of Object.entries(all)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }

  document.body.append(form);
  form.submit();
  form.remove();
}
