import { lazyPage } from "../../providers/lazyPage.ts";

export const submissionForms = {
  list: lazyPage(() => import("./SubmissionFormList.tsx")),
  show: lazyPage(() => import("./SubmissionFormShow.tsx")),
  recordRepresentation: "name",
};

export const submissions = {
  list: lazyPage(() => import("./SubmissionList.tsx")),
  recordRepresentation: "instanceId",
};
