import { app } from "./app.ts";
import { caseEnums, cases } from "./cases.ts";
import { customFields } from "./customFields.ts";
import { enums } from "./enums.ts";
import { exports } from "./exports.ts";
import { figureEnums, figures } from "./figures.ts";
import { followUps } from "./followUps.ts";
import { groups } from "./groups.ts";
import { market } from "./market.ts";
import { names } from "./names.ts";
import { notices } from "./notices.ts";
import { partners } from "./partners.ts";
import { programs } from "./programs.ts";
import { ra } from "./ra.ts";
import { regions } from "./regions.ts";
import { search } from "./search.ts";

/** What the menu, the dashboard and the first lists say. */
export const start = {
  ra,
  app,
  search,
  enums: { ...enums, ...caseEnums, ...figureEnums },
  resources: {
    ...names,
    programs,
    groups,
    regions,
    ...followUps,
    ...figures,
    ...market,
    ...cases,
    ...exports,
    ...notices,
    ...partners,
    ...customFields,
  },
};
