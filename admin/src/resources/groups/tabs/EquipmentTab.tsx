import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { useMayI } from "../../../providers/useSession.ts";
import { Issued } from "../../equipment/Issued.tsx";
import { GroupRequests } from "../../equipmentRequests/GroupRequests.tsx";
import type { Group } from "../groupModel.ts";
import { useRecord } from "../record/RecordProvider.tsx";

/** Everything a group ever received, what left again included, and what it waits for. */
export function EquipmentTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
  return (
    <>
      {mayI("equipment", "list") && (
        <Issued
          of={`groups/${group.id}`}
          empty={{
            title: translate("resources.groups.empties.equipment"),
            help: translate("resources.groups.empties.equipmentHelp"),
          }}
          actions={({ id, item }) =>
            mayI("equipment-checks", "create") && (
              <Button
                size="small"
                variant="outlined"
                onClick={() => record({ kind: "check", equipment: { id, item } })}
              >
                {translate("resources.groups.record.checkShort")}
              </Button>
            )
          }
        />
      )}
      {mayI("equipment-requests", "list") && <GroupRequests groupId={group.id} />}
    </>
  );
}
