import { useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Quiet } from "../../fields/text.tsx";
import type { Machine } from "./equipmentModel.ts";

type Held = Pick<Machine, "holderGroupId" | "holderPersonId">;

/** Who has a machine now: the group, and within it the person. */
export function Whereabouts({ machine, plain }: { machine: Held; plain?: boolean }) {
  const translate = useTranslate();
  const { holderGroupId, holderPersonId } = machine;
  if (!holderGroupId && !holderPersonId) return <Quiet>{translate("resources.equipment.atOffice")}</Quiet>;
  return (
    <>
      {holderGroupId && <RefName resource="groups" id={holderGroupId} plain={plain} />}
      {holderGroupId && holderPersonId && " · "}
      {holderPersonId && <RefName resource="people" id={holderPersonId} plain={plain} />}
    </>
  );
}
