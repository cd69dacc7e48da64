// The mask of a picture survives a reload and a lost connection in this browser: kept at the end of every stroke, forgotten with the mask.
// IndexedDB holds the bytes as they are; where it is forbidden (a private window) the mask only lives as long as the page.
const name = "studio-masks", store = "masks", most = 40;

export class MaskDraft {
  #key; #database = null; #saving = Promise.resolve();

  constructor(key) { this.#key = key; }

  /** The bytes that were kept for a picture of this size, or null. */
  async read(length) {
    try {
      const kept = await this.#run("readonly", masks => masks.get(this.#key));
      return kept?.grey.length === length ? kept.grey : null;
    } catch { return null; }
  }

  /** One after the other, so that an older mask never overwrites a newer one. */
  keep(grey, isEmpty) {
    const copy = grey.slice();
    this.#saving = this.#saving.then(() => this.#write(copy, isEmpty)).catch(() => { });
    return this.#saving;
  }

  async #write(grey, isEmpty) {
    if (isEmpty) { await this.#run("readwrite", masks => masks.delete(this.#key)); return; }
    await this.#run("readwrite", masks => masks.put({ grey, at: Date.now() }, this.#key));
    await this.#forgetOldest();
  }

  async #forgetOldest() {
    const keys = await this.#run("readonly", masks => masks.getAllKeys());
    if (keys.length <= most) { return; }
    const all = await this.#run("readonly", masks => masks.getAll());
    const oldest = keys.map((key, i) => ({ key, at: all[i].at })).sort((a, b) => a.at - b.at).slice(0, keys.length - most);
    for (const { key } of oldest) { await this.#run("readwrite", masks => masks.delete(key)); }
  }

  async #run(mode, ask) {
    this.#database ??= promise(Object.assign(indexedDB.open(name, 1), { onupgradeneeded: e => e.target.result.createObjectStore(store) }));
    return promise(ask((await this.#database).transaction(store, mode).objectStore(store)));
  }
}

function promise(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
