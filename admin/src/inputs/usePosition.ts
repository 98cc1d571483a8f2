import { useState } from "react";

export interface Position {
  lat: number;
  lng: number;
  /** Radius in metres within which the device believes itself. */
  accuracy: number;
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** Asks the device where it is, once and only when told to. */
export function usePosition(onFound: (position: Position) => void) {
  const [state, setState] = useState<"idle" | "busy" | "refused">("idle");
  const find = () => {
    if (!("geolocation" in navigator)) return setState("refused");
    setState("busy");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("idle");
        onFound({
          lat: round(coords.latitude),
          lng: round(coords.longitude),
          accuracy: Math.round(coords.accuracy),
        });
      },
      () => setState("refused"),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  return { state, find };
}
