/** The form of an upload: what was left empty is left out, so that the file itself may say it. */
export function uploadBody(file: File, values: Record<string, unknown>): FormData {
  const form = new FormData();
  form.set("file", file);
  const kind = String(values.kind ?? "roster");
  form.set("kind", kind);
  form.set("programId", String(values.programId ?? ""));
  if (kind !== "roster") return form;
  if (values.legalBasis) form.set("legalBasis", String(values.legalBasis));
  const said = Object.entries((values.cohort as Record<string, unknown> | undefined) ?? {}).filter(
    ([, value]) => value,
  );
  if (said.length > 0) form.set("cohort", JSON.stringify(Object.fromEntries(said)));
  return form;
}
