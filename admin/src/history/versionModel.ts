import type { RaRecord } from "react-admin";
import { type Difference, differences } from "#worker/configuration/differences.ts";

/** A version of a record as the API keeps it. */
export interface Version extends RaRecord {
  id: string;
  entity: string;
  entityId: string;
  number: number;
  snapshot: Record<string, unknown>;
  at: number;
  actorId: string;
  actorName?: string | null;
}

export type Happening = "created" | "changed" | "deleted" | "restored" | "first";

export interface Change {
  version: Version;
  happened: Happening;
  differences: Difference[];
}

function happening(version: Version, before: Version | undefined): Happening {
  if (!before) return version.number === 1 ? "created" : "first";
  if (version.snapshot.deletedAt && !before.snapshot.deletedAt) return "deleted";
  if (!version.snapshot.deletedAt && before.snapshot.deletedAt) return "restored";
  return "changed";
}

const withoutDeletion = ({ deletedAt: _, ...snapshot }: Record<string, unknown>) => snapshot;

/** Versions, newest first, each with what it changed of the one before; the oldest known has nothing to compare with. */
export const changesOf = (versions: readonly Version[]): Change[] =>
  versions.map((version, at) => {
    const before = versions[at + 1];
    const between = before ? differences(withoutDeletion(before.snapshot), withoutDeletion(version.snapshot)) : [];
    return { version, happened: happening(version, before), differences: between };
  });
