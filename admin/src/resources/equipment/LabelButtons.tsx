import QrCode from "@mui/icons-material/QrCode2Outlined";
import { Button, useListContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";

/** Labels of the machines chosen in the list. */
export function LabelsOfSelection() {
  const translate = useTranslate();
  const { selectedIds = [] } = useListContext();
  return (
    <Button
      component={Link}
      to={`/equipment-labels?ids=${selectedIds.join(",")}`}
      label={translate("resources.equipment.label.print")}
    >
      <QrCode />
    </Button>
  );
}

export function LabelOfOne({ id }: { id: string }) {
  const translate = useTranslate();
  return (
    <Button component={Link} to={`/equipment-labels?ids=${id}`} label={translate("resources.equipment.label.one")}>
      <QrCode />
    </Button>
  );
}
