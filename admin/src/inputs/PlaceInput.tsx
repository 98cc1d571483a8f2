import PlaceIcon from "@mui/icons-material/MyLocationOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useFormContext, useWatch } from "react-hook-form";

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** Where the phone is, only when asked; fills `lat` and `lng`. */
export function PlaceInput() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const [lat, lng] = useWatch({ name: ["lat", "lng"] });
  const [state, setState] = useState<"idle" | "busy" | "refused">("idle");
  const known = typeof lat === "number" && typeof lng === "number";

  const find = () => {
    if (!("geolocation" in navigator)) return setState("refused");
    setState("busy");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setValue("lat", round(coords.latitude), { shouldDirty: true });
        setValue("lng", round(coords.longitude), { shouldDirty: true });
        setState("idle");
      },
      () => setState("refused"),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  const forget = () => {
    setValue("lat", null, { shouldDirty: true });
    setValue("lng", null, { shouldDirty: true });
  };

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
