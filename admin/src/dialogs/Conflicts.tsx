import { Suspense } from "react";
import { conflicts } from "../providers/conflict.ts";
import { lazyPage } from "../providers/lazyPage.ts";

const ConflictDialog = lazyPage(() => import("./ConflictDialog.tsx"));

/** Somebody saved first: a question to the person, asked when it comes up. */
export function Conflicts() {
  const conflict = conflicts.useQuestion();
  if (!conflict) return null;
  return (
    <Suspense>
      <ConflictDialog key={`${conflict.theirs.id}-${conflict.theirs.version}`} conflict={conflict} />
    </Suspense>
  );
}
