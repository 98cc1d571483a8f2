/** Names of an XLSForm as a form here has them: lower-case letters, digits, underscores, each once. */
export class Names {
  private readonly taken = new Set<string>();
  private readonly called = new Map<string, string>();

  /** Takes a name in; the same name twice gets a number. */
  take(original: string, fallback: string): string {
    const plain = original
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, "_")
      .replace(/^[^a-z]+/, "")
      .slice(0, 55);
    const stem = plain || fallback;
    let name = stem;
    for (let n = 2; this.taken.has(name); n++) name = `${stem}_${n}`;
    this.taken.add(name);
    if (!this.called.has(original)) this.called.set(original, name);
    return name;
  }

  /** How a question that the file calls so is called here. */
  readonly of = (original: string): string | undefined => this.called.get(original);
}

/** Value of a choice as it is kept: without what a value cannot hold. */
export const choiceValue = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_.-]+/g, "_")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 60) || "pilihan";
