import Button from "@mui/material/Button";
import { useGetList, useTranslate } from "react-admin";
import { Day, EnumText, Money } from "../../../fields/text.tsx";
import { RecordLink } from "../../../list/RecordLink.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { useMayI } from "../../../providers/useSession.ts";
import type { Machine } from "../../equipment/equipmentModel.ts";
import type { Group } from "../groupModel.ts";
import { useRecord } from "../record/RecordProvider.tsx";

export function EquipmentTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const record = useRecord();
  const query = useGetList<Machine>("equipment", {
    filter: { holderGroupId: group.id },
    sort: { field: "item", order: "ASC" },
    pagination: { page: 1, perPage: 100 },
  });
  return (
    <Rows<Machine>
      query={query}
      empty={{
        title: translate("resources.groups.empties.equipment"),
        help: translate("resources.groups.empties.equipmentHelp"),
      }}
    >
      {(machine) => (
        <Row
          title={
            <RecordLink resource="equipment" id={machine.id}>
              {[machine.item, machine.brand].filter(Boolean).join(" ")}
            </RecordLink>
          }
          mark={<EnumText of="equipmentState" value={machine.state} />}
          note={
            <>
              {machine.serial && `${machine.serial} · `}
              <EnumText of="legalBasis" value={machine.legalBasis} />
              {machine.handedOverOn && (
                <>
                  {" · "}
                  {translate("resources.groups.handedOver")} <Day value={machine.handedOverOn} />
                </>
              )}
              {typeof machine.valueIdr === "number" && (
                <>
                  {" · "}
                  <Money value={machine.valueIdr} />
                </>
              )}
            </>
          }
          actions={
            mayI("equipment-checks", "create") && (
              <Button
                size="small"
                variant="outlined"
                onClick={() => record({ kind: "check", equipment: { id: machine.id, item: machine.item } })}
              >
                {translate("resources.groups.record.checkShort")}
              </Button>
            )
          }
        />
      )}
    </Rows>
  );
}
