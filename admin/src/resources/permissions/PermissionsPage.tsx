import { useQuery } from "@tanstack/react-query";
import type { HttpError } from "react-admin";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { api } from "../../providers/http.ts";
import { PermissionEditor } from "./PermissionEditor.tsx";
import type { Matrix } from "./permissionModel.ts";

/** Who may do what here, on one page. */
export default function PermissionsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ["permissions"],
    queryFn: ({ signal }) => api.get<Matrix>("permissions", signal),
  });
  if (error && !data) return <Fault fault={error as HttpError} retry={refetch} />;
  if (!data) return <PageSkeleton />;
  return <PermissionEditor matrix={data} onSaved={() => refetch()} />;
}
