import { useQueryClient } from "@tanstack/react-query";
import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { today } from "../../format/clock.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { HandoverInputs } from "./HandoverInputs.tsx";
import { HandoverToolbar } from "./HandoverToolbar.tsx";
import { cleanHandover } from "./handoverModel.ts";

/** What a document changes beside itself: its machines, their custody, the group's own pages. */
const MOVED = ["equipment", "equipment-moves", "groups", "follow-ups", "api"];

export default function HandoverCreate() {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const { user } = useSession();
  const [query] = useSearchParams();
  const equipmentId = query.get("equipmentId");
  const readAgain = () => {
    for (const key of MOVED) queryClient.invalidateQueries({ queryKey: [key] });
  };
  return (
    <CreateBase redirect="show" transform={cleanHandover} mutationOptions={{ onSettled: readAgain }}>
      <FormPage title={translate("resources.equipment.handOver")}>
        <SimpleForm
          sx={{ p: 0 }}
          toolbar={<HandoverToolbar />}
          defaultValues={{
            programId: query.get("programId") ?? undefined,
            groupId: query.get("groupId") ?? undefined,
            date: today(),
            giver: user.name,
            items: equipmentId ? [equipmentId] : [],
            witnesses: [{ name: "" }, { name: "" }],
          }}
        >
          <HandoverInputs />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
