const mostBytes = 32 * 1024 * 1024;

/** Sends one file to the gallery; returns the sentence to show, or null when it was taken. */
export async function sendPng(file) {
  if (file.type !== "image/png") { return "only PNG files can be added."; }
  if (file.size > mostBytes) { return "a file may have at most 32 MB."; }
  const workspace = location.pathname.split("/")[2];
  try {
    const answer = await fetch(`/w/${workspace}/images`, {
      method: "POST",
      headers: { "Content-Type": "image/png", "RequestVerificationToken": document.querySelector("meta[name=request-token]").content },
      body: file,
    });
    if (answer.ok) { return null; }
    const problem = await answer.json().catch(() => null);
    return problem?.detail ?? problem?.title ?? "it could not be added.";
  } catch {
    return "the server could not be reached.";
  }
}
