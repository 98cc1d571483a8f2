import type { files as base } from "../id/files.ts";

export const files = {
  title: "Photos & documents",
  photo: "Photo",
  document: "Document",
  take: "Take a photo",
  choose: "Choose photos or a PDF",
  open: "Open %{name}",
  download: "Download %{name}",
  save: "Download",
  remove: "Remove %{name}",
  removed: "The file was removed.",
  drop: "Discard",
  sending: "Sending %{name}",
  closed: "Not open to you",
  previous: "Previous photo",
  next: "Next photo",
  of: "%{at} of %{all}",
  empty: "No photos or documents yet.",
  emptyAdd: "None yet. Photos are made smaller on this device and sent without the camera's location.",
  notSent: "The record is saved, but %{name} was not sent: %{why} Press save to try again.",
} satisfies typeof base;
