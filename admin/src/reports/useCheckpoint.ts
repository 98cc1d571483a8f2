import { useGetList, useGetOne } from "react-admin";
import type { Outcomes } from "../outcomes/outcomesModel.ts";
import { useApi } from "../providers/useApi.ts";
import { useSession } from "../providers/useSession.ts";

interface Checkpoint {
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

/** The newest checkpoint of the office whose figures these are: the programme's owner, the office asked for, or the region's. */
export function useCheckpoint({ by, id }: Pick<Outcomes, "by" | "id">) {
  const { user } = useSession();
  const { data } = useApi<Published>("published-checkpoints");
  const { data: program } = useGetOne<{ id: string; organizationId: string }>(
    "programs",
    { id },
    { enabled: by === "program" },
  );
  const { data: offices = [] } = useGetList<{ id: string }>(
    "organizations",
    { filter: { kind: "office" }, pagination: { page: 1, perPage: 100 }, sort: { field: "name", order: "ASC" } },
    { enabled: by === "region" },
  );
  const near =
    by === "program"
      ? [program?.organizationId]
      : by === "office"
        ? [id]
        : [user.organizationId, ...offices.map((one) => one.id)];
  const found = near.flatMap((office) => data?.checkpoints.filter((one) => one.organizationId === office) ?? []);
  return { checkpoint: found[0], fingerprint: data?.fingerprint };
}
