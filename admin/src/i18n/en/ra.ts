import english from "ra-language-english";
import type { ra as base } from "../id/ra.ts";

export const ra: typeof base = {
  ...(english.ra as Required<typeof english.ra>),
  action: { ...english.ra.action, add_filter: "Filter", export: "Download Excel", create: "Add" },
  guesser: { empty: { title: "No data to display", message: "Please check your data provider" } },
};
