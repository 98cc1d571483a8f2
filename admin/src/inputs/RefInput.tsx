import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense } from "react";
import type { ReferenceChoiceProps } from "./ReferenceChoice.tsx";

const ReferenceChoice = lazy(() => import("./ReferenceChoice.tsx"));

/** Finds one record of another kind by typing part of its name. */
export function RefInput(props: ReferenceChoiceProps & { alwaysOn?: boolean }) {
  const { alwaysOn: _, ...rest } = props;
  return (
    <Suspense fallback={<Skeleton variant="rounded" height={38} sx={{ minWidth: 220, my: 1 }} />}>
      <ReferenceChoice {...rest} />
    </Suspense>
  );
}
