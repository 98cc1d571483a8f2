import { useTranslate } from "react-admin";
import { Instant } from "../../fields/text.tsx";
import type { DataRequest } from "./requestModel.ts";

/** When it is due, and in words how long is left or by how much it is late. */
export function Clock({ request: { dueAt, hoursLeft } }: { request: Pick<DataRequest, "dueAt" | "hoursLeft"> }) {
  const translate = useTranslate();
  const text = (key: string, count: number) => translate(`resources.data-requests.${key}`, { smart_count: count });
  return (
    <>
      <Instant value={dueAt} />
      {hoursLeft !== null && (
        <strong> · {hoursLeft < 0 ? text("lateBy", -hoursLeft) : text("hours", hoursLeft)}</strong>
      )}
    </>
  );
}
