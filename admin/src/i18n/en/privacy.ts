import type { privacy as base, privacyEnums as baseEnums } from "../id/privacy.ts";

export const privacyEnums = {
  dataRequestKind: { access: "Access", correction: "Correction", restriction: "Restriction", erasure: "Erasure" },
  dataRequestState: { received: "Received", verified: "Identity checked", done: "Done", refused: "Refused" },
  dataRequestChannel: {
    letter: "Letter",
    visit: "At the office",
    phone: "Phone",
    whatsapp: "WhatsApp",
    email: "E-mail",
    other: "Other",
  },
} satisfies typeof baseEnums;

export const privacy = {
  "data-requests": {
    name: "Request of a data subject |||| Requests of data subjects",
    fields: {
      kind: "Kind",
      personId: "Person",
      requester: "Who asks, if not the person",
      channel: "By",
      receivedAt: "Received",
      dueAt: "Due",
      text: "Words of the request",
      ownerId: "Handled by",
      state: "State",
      identity: "How identity was checked",
      verifiedAt: "Checked",
      verifiedBy: "Checked by",
      doneAt: "Answered",
      doneBy: "Answered by",
      result: "Result",
      liftedAt: "Restriction lifted",
      reason: "Reason",
      late: "Late only",
      open: "Unanswered only",
    },
    empty: "Record here each request of a person about their own data; it is due 3 × 24 hours after it came.",
    hours: "%{smart_count} hours left",
    lateBy: "%{smart_count} hours late",
    section: { what: "Request", answer: "Answer" },
    step: {
      verify: "Check identity",
      done: "Record as done",
      refuse: "Refuse",
      lift: "Lift the restriction",
      file: "Download the file",
      person: "Open this person's data",
      erase: "Erase for good",
    },
    next: {
      received: "First check the identity of who asks.",
      access: "Download the file of their data, hand it over, then record it as done.",
      correction: "Correct the data, then record it as done.",
      restriction: "Record as done to restrict: only who handles this request still sees it.",
      erasure: "A second person carries out the erasure (the head; the admin where there is none).",
      restricted: "This person's data is restricted at present.",
      done: "This request is answered.",
      refused: "This request was refused.",
    },
    eraseHelp:
      "Name, NIK, phone, address and other personal values are erased for good and cannot be brought back. Figures keep counting one nameless person.",
    saved: "Saved.",
  },
} satisfies typeof base;
