import { useRef } from "react";

/** What was given at the newest render, for what happens after it: an undo pressed later, a reply that comes back. */
export function useLatest<T>(value: T) {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
