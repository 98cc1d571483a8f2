import { QueryClient } from "@tanstack/react-query";
import type { HttpError } from "react-admin";

const patient = (fault: unknown) => {
  const { status } = fault as HttpError;
  return status === 0 || status === 502 || status === 503;
};

export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: (count, fault) => count < 2 && patient(fault) },
      // A write without a connection fails at once and says so; the draft stays on the device.
      mutations: { networkMode: "always", retry: false },
    },
  });
