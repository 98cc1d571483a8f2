const sent = [
  "doneOn",
  "method",
  "activityStatus",
  "activeMembers",
  "monthlyRevenueIdr",
  "obstacles",
  "evidence",
  "lat",
  "lng",
  "note",
] as const;

/** A photo that comes along is a piece of evidence, whether its chip was pressed or not. */
export function withPhotos(values: Record<string, unknown>, photos: number): Record<string, unknown> {
  if (photos === 0) return values;
  const piece = typeof values.lat === "number" ? "photo_with_place" : "photo";
  return { ...values, evidence: [...new Set([...((values.evidence as string[] | undefined) ?? []), piece])] };
}

/** The body of a finished contact: blanks left out, and nobody at work where nobody was asked. */
export function cleanVisit(values: Record<string, unknown>): Record<string, unknown> {
  const atWork = values.activityStatus === "active" || values.activityStatus === "partly_active";
  const skipped = atWork ? [] : ["activeMembers", "monthlyRevenueIdr"];
  return Object.fromEntries(
    sent
      .filter((field) => !skipped.includes(field))
      .map((field) => [field, values[field]] as const)
      .filter(
        ([, value]) =>
          value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
      ),
  );
}
