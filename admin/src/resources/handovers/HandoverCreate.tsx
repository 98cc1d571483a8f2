import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CheckboxGroupInput, CreateBase, required, SimpleForm, TextInput, useGetList, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { useSearchParams } from "react-router-dom";
import { today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { type Machine, machineName, UNDELIVERED } from "../equipment/equipmentModel.ts";
import { cleanHandover } from "./handoverModel.ts";

const needed = required();

export default function HandoverCreate() {
  const translate = useTranslate();
  const { user } = useSession();
  const [query] = useSearchParams();
  const equipmentId = query.get("equipmentId");
  return (
    <CreateBase redirect="show" transform={cleanHandover}>
      <FormPage title={translate("resources.equipment.handOver")}>
        <SimpleForm
          sx={{ p: 0 }}
          defaultValues={{
            programId: query.get("programId") ?? undefined,
            groupId: query.get("groupId") ?? undefined,
            date: today(),
            giver: user.name,
            items: equipmentId ? [equipmentId] : [],
          }}
        >
          <HandoverInputs />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}

function HandoverInputs() {
  const translate = useTranslate();
  const programId = useWatch({ name: "programId" });
  return (
    <>
      <FormDraft />
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
        {translate("resources.handovers.formHelp")}
      </Typography>
      <Box
        sx={{
          display: "grid",
          width: "100%",
          columnGap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
        }}
      >
        <RefInput source="programId" reference="programs" validate={needed} />
        <RefInput
          key={programId}
          source="groupId"
          reference="groups"
          filter={programId ? { programId } : undefined}
          validate={needed}
        />
        <Box sx={{ gridColumn: "1 / -1" }}>
          <Items programId={programId} />
        </Box>
        <DayInput source="date" validate={needed} />
        <TextInput source="number" helperText="resources.handovers.numberHelp" />
        <TextInput source="giver" />
        <TextInput source="receiver" />
        <TextInput source="witnesses" multiline minRows={2} helperText="resources.handovers.witnessesHelp" />
      </Box>
    </>
  );
}

function Items({ programId }: { programId?: string }) {
  const translate = useTranslate();
  const { data } = useGetList<Machine>(
    "equipment",
    {
      filter: { programId, state: UNDELIVERED },
      sort: { field: "item", order: "ASC" },
      pagination: { page: 1, perPage: 100 },
    },
    { enabled: Boolean(programId) },
  );
  const quiet = (key: string) => (
    <Typography variant="body2" sx={{ color: "text.secondary", my: 1 }}>
      {translate(`resources.handovers.${key}`)}
    </Typography>
  );
  if (!programId) return quiet("chooseProgram");
  if (!data) return null;
  if (data.length === 0) return quiet("noItems");
  const choices = data.map((machine) => ({
    id: machine.id,
    name: [machineName(machine), machine.serial].filter(Boolean).join(" · "),
  }));
  return (
    <CheckboxGroupInput
      source="items"
      choices={choices}
      translateChoice={false}
      validate={needed}
      row={false}
      labelPlacement="end"
    />
  );
}
