import type { ReactNode } from "react";
import { required, SelectInput, TextInput, useGetList } from "react-admin";
import { CustomInputs } from "../../customFields/CustomInputs.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { FormDraft } from "../../inputs/FormDraft.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";

const needed = required();

interface GroupInputsProps {
  /** Its rounds are the choices; none while no programme is chosen. */
  programId?: string;
  /** Villages of this region only. */
  within?: string | null;
  trainedHelp: string;
  /** Under the day of training: what it moves. */
  afterDay?: ReactNode;
}

/** What an office says about a group. */
export function GroupInputs({ programId, within, trainedHelp, afterDay }: GroupInputsProps) {
  const { data: cohorts = [] } = useGetList<{ id: string; title: string }>(
    "cohorts",
    {
      filter: { programId },
      pagination: { page: 1, perPage: 100 },
      sort: { field: "startsOn", order: "ASC" },
    },
    { enabled: Boolean(programId) },
  );
  return (
    <>
      <FormDraft />
      <TextInput source="name" validate={needed} />
      <SelectInput source="cohortId" choices={cohorts} optionText="title" translateChoice={false} />
      <RegionInput source="villageCode" level="village" within={within} />
      <TextInput source="address" multiline />
      <TextInput source="product" />
      <MoneyInput source="baselineRevenueIdr" />
      <DayInput source="trainedOn" helperText={trainedHelp} />
      {afterDay}
      <CustomInputs entity="groups" />
    </>
  );
}
