import PlaceIcon from "@mui/icons-material/MyLocationOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormContext, useWatch } from "react-hook-form";
import { usePosition } from "./usePosition.ts";

/** Where the phone is, only when asked; fills `lat` and `lng`. */
export function PlaceInput() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const [lat, lng] = useWatch({ name: ["lat", "lng"] });
  const put = (place: { lat: number | null; lng: number | null }) => {
    setValue("lat", place.lat, { shouldDirty: true });
    setValue("lng", place.lng, { shouldDirty: true });
  };
  const { state, find } = usePosition(put);
  const known = typeof lat === "number" && typeof lng === "number";
  const forget = () => put({ lat: null, lng: null });

  return (
    <Box sx={{ mt: 1, display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 }}>
      <Button variant="outlined" startIcon={<PlaceIcon />} onClick={known ? forget : find} disabled={state === "busy"}>
        {translate(known ? "app.place.forget" : state === "busy" ? "app.place.busy" : "app.place.add")}
      </Button>
      <Typography variant="caption" role="status" sx={{ color: "text.secondary" }}>
        {known && `${lat}, ${lng}`}
        {state === "refused" && translate("app.place.refused")}
      </Typography>
    </Box>
  );
}
