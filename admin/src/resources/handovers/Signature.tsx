import { SIGNATURE_BOX } from "#worker/handovers/signature.ts";

/** A drawn signature; its path is the one thing it takes. */
export function Signature({ path }: { path: string }) {
  return (
    <svg
      viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
      width="100%"
      height="100%"
      fill="none"
      stroke="currentColor"
      strokeWidth={4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={path} />
    </svg>
  );
}
