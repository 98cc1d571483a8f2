import PlaceIcon from "@mui/icons-material/MyLocationOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { formatNumber } from "../format/number.ts";
import { type Position, usePosition } from "../inputs/usePosition.ts";
import { type AnswerProps, setAttributes } from "./answerProps.ts";

/** A point on the map as the device tells it, and how sure the device is. */
export function PlaceAnswer(props: AnswerProps) {
  const translate = useTranslate();
  const { state, find } = usePosition(props.onChange);
  const place = props.value as Position | null | undefined;
  const words = place ? "forget" : state === "busy" ? "busy" : "add";
  return (
    <Box
      role="group"
      {...setAttributes(props)}
      sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 }}
    >
      <Button
        variant="outlined"
        startIcon={<PlaceIcon />}
        disabled={props.disabled || state === "busy"}
        onClick={place ? () => props.onChange(null) : find}
        sx={{ minHeight: 44 }}
      >
        {translate(`app.place.${words}`)}
      </Button>
      <Typography variant="caption" role="status" sx={{ color: "text.secondary" }}>
        {place && <PlaceText place={place} />}
        {state === "refused" && translate("app.place.refused")}
      </Typography>
    </Box>
  );
}

export function PlaceText({ place: { lat, lng, accuracy } }: { place: Position }) {
  const translate = useTranslate();
  const within = accuracy === undefined || accuracy === null ? undefined : formatNumber(accuracy);
  return (
    <>
      {lat}, {lng}
      {within && ` (${translate("resources.forms.answer.accuracy", { metres: within })})`}
    </>
  );
}
