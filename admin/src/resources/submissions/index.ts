import { lazy } from "react";

export const submissionForms = {
  list: lazy(() => import("./SubmissionFormList.tsx")),
  show: lazy(() => import("./SubmissionFormShow.tsx")),
  recordRepresentation: "name",
};

export const submissions = {
  list: lazy(() => import("./SubmissionList.tsx")),
  recordRepresentation: "instanceId",
};
