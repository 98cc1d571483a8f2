import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient } from "@tanstack/react-query";
import type { HttpError } from "react-admin";

const patient = (fault: unknown) => {
  const { status } = fault as HttpError;
  return status === 0 || status === 502 || status === 503;
};

/**
 * A list puts each of its records back as it was first read, and calls it fresh; after a refresh a record's own page
 * would open as it was before the write. So a refresh forgets the records that no page shows.
 */
class RecordQueryClient extends QueryClient {
  override invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    if (!filters) this.removeQueries({ type: "inactive", predicate: ({ queryKey }) => queryKey[1] === "getOne" });
    return super.invalidateQueries(filters, options);
  }
}

export const createQueryClient = () =>
  new RecordQueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, fault) => count < 2 && patient(fault) },
      // A write without a connection fails at once and says so; the draft stays on the device.
      mutations: { networkMode: "always", retry: false },
    },
  });
