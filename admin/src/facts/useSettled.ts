import { useEffect, useState } from "react";

const QUIET_MS = 400;

/** A value once it has stopped changing for a moment: what is typed is not asked letter by letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by what it says
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
