import { useGetList, useGetOne } from "react-admin";
import type { Outcomes } from "../outcomes/outcomesModel.ts";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";

export interface Checkpoint {
  organizationId: string;
  organizationName: string;
  size: number;
  at: number;
  note: string;
}
interface Published {
  fingerprint: string;
  checkpoints: Checkpoint[];
}

/** The newest checkpoint of the first of these offices that has one, and the key's fingerprint. */
export function useCheckpointOf(offices: readonly (string | null | undefined)[]) {
  const { data } = useApi<Published>("published-checkpoints");
  const found = offices.flatMap((id) => data?.checkpoints.filter(({ organizationId }) => organizationId === id) ?? []);
  return { checkpoint: found[0], fingerprint: data?.fingerprint };
}

/** The office one works in; for whoever works elsewhere, those of the jurisdiction. */
export function useOwnOffices(): string[] {
  const { user } = useSession();
  const { data: offices = [] } = useGetList<{ id: string }>("organizations", {
    ...{ filter: { kind: "office" }, pagination: { page: 1, perPage: 100 } },
    sort: { field: "name", order: "ASC" },
  });
  return [user.organizationId, ...offices.map(({ id }) => id)];
}

/** The offices whose figures these are: the programme's owner, the office asked for, or the region's. */
export function useOfficesOf({ by, id }: Pick<Outcomes, "by" | "id">): (string | undefined)[] {
  const near = useOwnOffices();
  const { data: program } = useGetOne<{ id: string; organizationId: string }>(
    "programs",
    { id },
    { enabled: by === "program" },
  );
  if (by === "program") return [program?.organizationId];
  return by === "office" ? [id] : near;
}
