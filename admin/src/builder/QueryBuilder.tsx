import Skeleton from "@mui/material/Skeleton";
import { lazy, Suspense } from "react";
import type { RuleQuery } from "#db/schema/rules.ts";
import type { BuilderField } from "./builderField.ts";

export type { BuilderField } from "./builderField.ts";

export interface QueryBuilderProps {
  query: RuleQuery;
  onChange: (query: RuleQuery) => void;
  fields: readonly BuilderField[];
  readOnly?: boolean;
  /** What the whole query decides, for who cannot see the heading above it. */
  label?: string;
}

const QueryEditor = lazy(() => import("./QueryEditor.tsx"));

/** Conditions and groups of conditions over named fields, joined by and, or and not; loaded when first shown. */
export function QueryBuilder(props: QueryBuilderProps) {
  return (
    <Suspense fallback={<Skeleton variant="rounded" height={96} />}>
      <QueryEditor {...props} />
    </Suspense>
  );
}

/** What an editor begins with. */
export const emptyQuery = (): RuleQuery => ({ combinator: "and", rules: [] });
