import { required, TextInput } from "react-admin";
import { useWatch } from "react-hook-form";
import { DayInput } from "../../inputs/DayInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";

const needed = required();
const offices = { kind: "office" };

/** Words, addressee and deadline; the addressee and the sample stay as they were filed. */
export function FindingInputs({ fixed }: { fixed?: boolean }) {
  const addresseeId = useWatch({ name: "addresseeId" }) as string | undefined;
  return (
    <>
      {!fixed && (
        <RefInput
          source="addresseeId"
          reference="organizations"
          filter={offices}
          validate={needed}
          helperText={false}
        />
      )}
      <RefInput
        source="programId"
        reference="programs"
        filter={addresseeId ? { organizationId: addresseeId } : undefined}
        helperText="resources.findings.programHelp"
      />
      <DayInput source="dueOn" validate={needed} helperText={false} />
      <TextInput
        source="text"
        multiline
        minRows={3}
        validate={needed}
        helperText="resources.findings.textHelp"
        sx={{ gridColumn: "1 / -1" }}
      />
      <TextInput
        source="recommendation"
        multiline
        minRows={3}
        validate={needed}
        helperText={false}
        sx={{ gridColumn: "1 / -1" }}
      />
    </>
  );
}
