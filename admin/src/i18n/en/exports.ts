import type { exports as base } from "../id/exports.ts";

export const exports = {
  exports: {
    name: "Download |||| Downloads",
    fields: {
      resource: "List",
      fileName: "File",
      state: "State",
      total: "Rows",
      createdAt: "Asked for",
    },
    title: "Export to Excel",
    waiting: "Making the file: %{done} of %{total} rows.",
    leave: "You may close this. The file waits in Downloads until tomorrow.",
    ready: "The file is ready: %{smart_count} row. |||| The file is ready: %{smart_count} rows.",
    failed: "The file was not made.",
    error: {
      rights: "What you may read of this list has changed. Export again if you still need it.",
      stopped: "It came to a stop. Export again.",
    },
    download: "Download",
    open: "Open Downloads",
    empty: "Every list can be exported to Excel under the filter in use. Files are kept for a day.",
    kept: "Only you can download it, until %{until}.",
  },
  cohorts: {
    name: "Cohort |||| Cohorts",
    fields: {
      programId: "Programme",
      title: "Cohort",
      provider: "Provider",
      venue: "Venue",
      startsOn: "Starts",
      endsOn: "Ends",
      hours: "Hours of training",
    },
  },
  signals: {
    name: "Signal |||| Signals",
    fields: {
      code: "Rule",
      kind: "Kind",
      severity: "Severity",
      scope: "Scope",
      groupId: "Group",
      programId: "Programme",
      points: "Points",
      raisedOn: "Raised",
      clearedAt: "Cleared",
    },
  },
  attachments: {
    name: "Attachment |||| Attachments",
    fields: {
      name: "File name",
      kind: "Kind",
      groupId: "Group",
      contentType: "Format",
      size: "Size (bytes)",
      organizationId: "Recorded by",
      createdAt: "Uploaded",
    },
  },
} satisfies typeof base;
