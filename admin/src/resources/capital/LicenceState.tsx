import { EnumText } from "../../fields/text.tsx";
import type { Licence } from "./capitalModel.ts";

/** Whether a paper is there, and whether it still counts. */
export function LicenceState({ licence }: { licence: Pick<Licence, "state" | "validity"> }) {
  const { state, validity } = licence;
  return (
    <>
      <EnumText of="licenceState" value={state} />
      {validity && validity !== "valid" && (
        <strong>
          {" · "}
          <EnumText of="licenceValidity" value={validity} />
        </strong>
      )}
    </>
  );
}
