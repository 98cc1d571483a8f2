import { useGetList } from "react-admin";
import type { SampleItem } from "./sampleModel.ts";

const MOST = 1_000;

/** The units of a sample in the order of the draw. */
export const useSampleItems = (sampleId: string | undefined) =>
  useGetList<SampleItem>(
    "sample-items",
    {
      filter: { sampleId },
      sort: { field: "order", order: "ASC" },
      pagination: { page: 1, perPage: MOST },
    },
    { enabled: sampleId !== undefined },
  );
