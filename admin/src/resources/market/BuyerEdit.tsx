import { EditPage } from "../../page/EditPage.tsx";
import { BuyerInputs, buyerFields } from "./BuyerInputs.tsx";

export default function BuyerEdit() {
  return (
    <EditPage sends={buyerFields} redirect="show">
      <BuyerInputs />
    </EditPage>
  );
}
