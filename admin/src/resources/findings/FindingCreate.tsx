import Box from "@mui/material/Box";
import { CreateBase, SaveButton, SimpleForm, Toolbar, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { today } from "../../format/clock.ts";
import { addDays } from "../../format/day.ts";
import { RefInput } from "../../inputs/RefInput.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { FindingInputs } from "./FindingInputs.tsx";

const USUAL_DAYS = 30;
const closed = { state: "closed" };
const columns = { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" };

/** A finding of its own, or from a sample or a programme that the address names. */
export default function FindingCreate() {
  const translate = useTranslate();
  const [query] = useSearchParams();
  const given = (name: string) => query.get(name) ?? undefined;
  return (
    <CreateBase redirect="show">
      <FormPage title={translate("resources.findings.add")}>
        <SimpleForm
          sx={{ p: 0 }}
          toolbar={
            <Toolbar>
              <SaveButton label="resources.findings.add" alwaysEnable />
            </Toolbar>
          }
          defaultValues={{
            addresseeId: given("addresseeId"),
            programId: given("programId"),
            sampleId: given("sampleId"),
            dueOn: addDays(today(), USUAL_DAYS),
          }}
        >
          <Box sx={{ display: "grid", width: "100%", columnGap: 2, gridTemplateColumns: columns }}>
            <FindingInputs />
            <RefInput source="sampleId" reference="samples" filter={closed} optionText="question" sortBy="closedAt" />
          </Box>
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
