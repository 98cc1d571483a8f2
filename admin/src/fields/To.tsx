import Arrow from "@mui/icons-material/ArrowForward";
import { useTranslate } from "react-admin";

/** From one place to another: an arrow that every device can draw, read aloud as a word. */
export function To() {
  const translate = useTranslate();
  return (
    <Arrow
      titleAccess={translate("resources.equipment.life.arrow")}
      sx={{ fontSize: "1.1em", verticalAlign: "-0.15em", mx: 0.5 }}
    />
  );
}
