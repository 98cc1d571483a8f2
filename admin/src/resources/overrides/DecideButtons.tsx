import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";
import type { OverrideState } from "#db/constants.ts";
import { OVERRIDE_MACHINE } from "#worker/policy/transitions.ts";
import { today } from "../../format/clock.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Override } from "../cases/caseModel.ts";

const DecideDialog = lazy(() => import("./DecideDialog.tsx"));
const WORDS = { approved: "approve", rejected: "reject", withdrawn: "withdraw" } as const;
type Decision = keyof typeof WORDS;

/** What this person may do with an override: decide on it, or take it back. */
export function DecideButtons({ one, onDone }: { one: Override; onDone: () => void }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const [to, setTo] = useState<Decision>();
  const decides = mayI("overrides", "approve") && one.requestedBy !== user.id;
  const takesBack = mayI("overrides", "transition") && (user.role === "office" || one.requestedBy === user.id);
  const legal: readonly OverrideState[] = one.expiresOn < today() ? [] : OVERRIDE_MACHINE[one.state];
  const offered = (Object.keys(WORDS) as Decision[]).filter(
    (state) => legal.includes(state) && (state === "withdrawn" ? takesBack : decides),
  );
  if (one.organizationId !== user.organizationId || offered.length === 0) return null;
  return (
    <>
      {offered.map((state) => (
        <Button
          key={state}
          size="small"
          variant={state === "approved" ? "contained" : "text"}
          onClick={() => setTo(state)}
        >
          {translate(`resources.overrides.${WORDS[state]}`)}
        </Button>
      ))}
      {to && (
        <Suspense fallback={null}>
          <DecideDialog one={one} to={to} title={WORDS[to]} onClose={() => setTo(undefined)} onDone={onDone} />
        </Suspense>
      )}
    </>
  );
}
