import { useMemo } from "react";
import { useGetList } from "react-admin";
import { CUSTOM_FIELD_ENTITIES } from "#db/constants.ts";
import { useMayI, useSession } from "../providers/useSession.ts";
import type { CustomField } from "./customField.ts";

const MINUTE = 60_000;
const NONE: CustomField[] = [];

/** The fields that offices gave a kind of record, as far as this reader meets them; its own office's first. */
export function useCustomFields(resource: string): CustomField[] {
  const mayI = useMayI();
  const { user } = useSession();
  const has = CUSTOM_FIELD_ENTITIES.some((one) => one === resource) && mayI("custom-fields", "list");
  const { data = NONE } = useGetList<CustomField>(
    "custom-fields",
    { filter: { entity: resource }, sort: { field: "position", order: "ASC" }, pagination: { page: 1, perPage: 500 } },
    { enabled: has, staleTime: 5 * MINUTE },
  );
  return useMemo(() => {
    const isOwn = (one: CustomField) => one.organizationId === user.organizationId;
    return [...data.filter(isOwn), ...data.filter((one) => !isOwn(one))];
  }, [data, user.organizationId]);
}

/** Whether this reader sees personal values of a record. */
export function useReadsPersonal(): (record: { organizationId: string }) => boolean {
  const { user } = useSession();
  const masked = user.role === "commission" || user.role === "admin";
  return ({ organizationId }) => !masked && organizationId === user.organizationId;
}
