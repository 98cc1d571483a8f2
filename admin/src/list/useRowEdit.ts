import type { Identifier, RaRecord } from "react-admin";
import { useMayI, useSession } from "../providers/useSession.ts";

/** A row opens its form where the reader may change it, and stays still where not. */
export function useRowEdit() {
  const { user } = useSession();
  const mayI = useMayI();
  return (_id: Identifier, resource: string, record: RaRecord): "edit" | false =>
    record.organizationId === user.organizationId && mayI(resource, "edit") ? "edit" : false;
}
