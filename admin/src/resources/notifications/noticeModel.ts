import type { RaRecord } from "react-admin";
import { dayAt, type Role } from "#db/constants.ts";
import { DIGEST_FIGURES, DIGEST_OF, type DigestKey } from "#worker/notify/digestFigures.ts";
import { addDays } from "../../format/day.ts";
import { listUrl } from "../../list/listUrl.ts";

export interface Notice extends RaRecord {
  id: string;
  kind: string;
  subject: string | null;
  subjectId: string | null;
  data: Record<string, number | string> | null;
  at: number;
  readAt: number | null;
}

interface Person {
  id: string;
  role: Role;
  jurisdiction?: string;
}

/** What of a console's resource can be opened; lazy parts and components alike. */
export type Pages = Record<string, { hasShow?: boolean; hasEdit?: boolean; hasList?: boolean } | undefined>;

/** Where a notice leads: its record, else the list of its kind; nowhere when the console has neither. */
export function targetOf({ subject, subjectId }: Pick<Notice, "subject" | "subjectId">, pages: Pages) {
  const page = subject ? pages[subject] : undefined;
  if (!subject || !page) return undefined;
  if (subjectId && page.hasShow) return `/${subject}/${subjectId}/show`;
  if (subjectId && page.hasEdit) return `/${subject}/${subjectId}`;
  return page.hasList ? `/${subject}` : undefined;
}

export interface Door {
  key: DigestKey;
  n: number;
  to: string;
}

/** The numbers of a Monday list, each with the list that showed them that morning. */
export function doorsOf({ kind, data, at }: Notice, person: Person): Door[] {
  if (kind !== "digest") return [];
  const today = dayAt(at, person.jurisdiction ?? "");
  const about = { userId: person.id, today, weekAgo: addDays(today, -7) };
  return (DIGEST_OF[person.role] ?? []).flatMap((key) => {
    const { resource, filter } = DIGEST_FIGURES[key];
    const n = Number(data?.[key] ?? 0);
    return n > 0 ? [{ key, n, to: listUrl(resource, filter(about)) }] : [];
  });
}

/** Notices of one kind that follow each other: many of them are shown as a few, and the rest when asked for. */
export function runsOf(notices: readonly Notice[]): Notice[][] {
  const runs: Notice[][] = [];
  for (const one of notices) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === one.kind) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** Notices under the day they came on, in the order they have. */
export function byDay(notices: readonly Notice[], region = ""): [day: string, notices: Notice[]][] {
  const days = new Map<string, Notice[]>();
  for (const one of notices) {
    const day = dayAt(one.at, region);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days];
}
