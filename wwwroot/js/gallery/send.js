const mostBytes = 32 * 1024 * 1024;

/** Sends one file to the gallery; returns why it was refused, or why it is not seen yet: the end of a sentence that begins with the file. Neither when it was simply added. */
export async function sendPng(file) {
  if (file.type !== "image/png") { return { refused: "only PNG files can be added." }; }
  if (file.size > mostBytes) { return { refused: "a file may have at most 32 MB." }; }
  const workspace = location.pathname.split("/")[2];
  try {
    const answer = await fetch(`/w/${workspace}/images`, {
      method: "POST",
      headers: { "Content-Type": "image/png", "RequestVerificationToken": document.querySelector("meta[name=request-token]").content },
      body: file,
    });
    if (answer.ok) { return { waits: (await answer.json()).waits ?? null }; }
    const problem = await answer.json().catch(() => null);
    return { refused: problem?.detail ?? problem?.title ?? "it could not be added." };
  } catch {
    return { refused: "the server could not be reached." };
  }
}
