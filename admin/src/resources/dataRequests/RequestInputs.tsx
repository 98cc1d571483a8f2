import { maxValue, required, SaveButton, SelectInput, TextInput, Toolbar, useGetList } from "react-admin";
import { DATA_REQUEST_KINDS } from "#db/constants.ts";
import { now } from "../../format/clock.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { MomentInput } from "../../inputs/MomentInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CHANNELS } from "./requestModel.ts";

const needed = required();
const accounts = {
  filter: { role: "office", active: true },
  sort: { field: "name", order: "ASC" },
  pagination: { page: 1, perPage: 500 },
} as const;

/** A request is proof: it is never deleted. */
export const saveOnly = (
  <Toolbar>
    <SaveButton alwaysEnable />
  </Toolbar>
);

/** Who answers it: an active account of the office. */
export function HandlerInput() {
  const { data = [], isPending } = useGetList<{ id: string; name: string }>("users", accounts);
  return (
    <SelectInput
      source="ownerId"
      choices={data}
      isPending={isPending}
      translateChoice={false}
      helperText="resources.data-requests.ownerHelp"
    />
  );
}

/** What a request says, until its identity is checked. */
export function RequestInputs() {
  return (
    <>
      <EnumInput source="kind" of="dataRequestKind" values={DATA_REQUEST_KINDS} validate={needed} />
      <EnumInput source="channel" of="dataRequestChannel" values={CHANNELS} validate={needed} />
      <MomentInput source="receivedAt" validate={maxValue(now())} helperText="resources.data-requests.receivedHelp" />
      <RefInput source="personId" reference="people" />
      <TextInput source="requester" />
      <HandlerInput />
      <TextInput source="text" multiline minRows={3} sx={{ gridColumn: "1 / -1" }} />
    </>
  );
}
