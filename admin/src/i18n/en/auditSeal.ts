import type * as id from "../id/auditSeal.ts";

export const auditSeal = {
  "audit-seal": {
    title: "Seal of the log",
    note: "New rows are sealed each minute. What is sealed cannot be changed unseen.",
    sealed: "%{smart_count} row sealed |||| %{smart_count} rows sealed",
    last: "last %{at}",
    never: "nothing is sealed yet",
    waiting: "%{smart_count} waits for the seal |||| %{smart_count} wait for the seal",
    fingerprint: "Fingerprint of the key",
    published: "Checkpoints (open)",
    verifier: "Download the verifier",
    export: "Export to be checked",
    exportTitle: "Export the audit log",
    exportHelp:
      "An NDJSON file with its checkpoints and the key. Check it on your own device with the verifier; no network is needed.",
    whole: "All days",
    days: "Certain days",
    daysHelp: "Rows of other days are there as hashes, so that the whole can still be checked.",
    from: "From",
    to: "To",
    office: "Log of the office",
    allOffices: "All that I may read",
    download: "Download",
    wrongOrder: "Give the same day as the first, or later.",
    needed: "Give one day at least.",
  },
} satisfies typeof id.auditSeal;
