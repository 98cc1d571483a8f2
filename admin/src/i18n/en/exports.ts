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
    about: {
      sheet: "About",
      content: "Content",
      madeAt: "Made at",
      madeBy: "Made by",
      rows: "Rows",
      filter: "Filter",
      everything: "No filter",
      sort: "Order",
      ASC: "ascending",
      DESC: "descending",
      note: "Note",
      gone: "%{count} rows could no longer be read when this file was written.",
      personal: "Holds personal data. Keep and share no more than is needed; the making of this file is logged.",
      masked: "Personal data is not shown to your role.",
    },
  },
} satisfies typeof base;
