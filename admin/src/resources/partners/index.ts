import { lazyPage } from "../../providers/lazyPage.ts";

export const groupPartners = {
  list: lazyPage(() => import("./PartnerList.tsx")),
  show: lazyPage(() => import("./PartnerShow.tsx")),
};

export const partnerRequests = {
  list: lazyPage(() => import("./RequestList.tsx")),
  show: lazyPage(() => import("./RequestShow.tsx")),
  recordRepresentation: "groupName",
};
