// Half of a surrogate pair, from a script or a broken clipboard, cannot be told to a circuit, which ends over it.
// On the way down to the page's own listeners it goes: a sign in its place would be one that nobody typed.
const mend = event => {
  const box = event.target;
  if (typeof box.value === "string" && box.value.isWellFormed?.() === false) { box.value = box.value.replace(/\p{Surrogate}/gu, ""); }
};
for (const kind of ["input", "change"]) { addEventListener(kind, mend, true); }
