import { lazy } from "react";

export const groupPartners = {
  list: lazy(() => import("./PartnerList.tsx")),
  show: lazy(() => import("./PartnerShow.tsx")),
};

export const partnerRequests = {
  list: lazy(() => import("./RequestList.tsx")),
  show: lazy(() => import("./RequestShow.tsx")),
  recordRepresentation: "groupName",
};
