import { EditPage } from "../../page/EditPage.tsx";
import { FindingInputs } from "./FindingInputs.tsx";

const sends = ["text", "recommendation", "dueOn", "programId"];

export default function FindingEdit() {
  return (
    <EditPage sends={sends} redirect="show">
      <FindingInputs fixed />
    </EditPage>
  );
}
