import type { Messages } from "../messages.ts";
import { access } from "./access.ts";
import { app } from "./app.ts";
import { auditSeal } from "./auditSeal.ts";
import { builder } from "./builder.ts";
import { capital } from "./capital.ts";
import { care } from "./care.ts";
import { caseEnums, cases } from "./cases.ts";
import { configuration } from "./configuration.ts";
import { customFields } from "./customFields.ts";
import { duplicates } from "./duplicates.ts";
import { enums } from "./enums.ts";
import { equipment } from "./equipment.ts";
import { exports } from "./exports.ts";
import { figureEnums, figures } from "./figures.ts";
import { findingEnums, findings } from "./findings.ts";
import { followUps } from "./followUps.ts";
import { forms } from "./forms.ts";
import { groups } from "./groups.ts";
import { handovers } from "./handovers.ts";
import { imports } from "./imports.ts";
import { market } from "./market.ts";
import { notices } from "./notices.ts";
import { outcomes } from "./outcomes.ts";
import { partners } from "./partners.ts";
import { people, search } from "./people.ts";
import { plans } from "./plans.ts";
import { privacy, privacyEnums } from "./privacy.ts";
import { programs } from "./programs.ts";
import { protection, protectionEnums } from "./protection.ts";
import { ra } from "./ra.ts";
import { redistributions } from "./redistributions.ts";
import { regions } from "./regions.ts";
import { rules } from "./rules.ts";
import { sampleEnums, samples } from "./samples.ts";
import { settings } from "./settings.ts";
import { submissions } from "./submissions.ts";

export const messages = {
  ra,
  app,
  search,
  builder,
  outcomes,
  enums: {
    ...enums,
    ...caseEnums,
    ...figureEnums,
    ...protectionEnums,
    ...sampleEnums,
    ...findingEnums,
    ...privacyEnums,
  },
  resources: {
    programs,
    groups,
    regions,
    rules,
    ...followUps,
    ...forms,
    ...figures,
    ...market,
    ...capital,
    ...cases,
    ...equipment,
    ...handovers,
    ...care,
    ...redistributions,
    ...imports,
    ...exports,
    ...duplicates,
    ...notices,
    ...partners,
    ...people,
    ...settings,
    ...plans,
    ...access,
    ...submissions,
    ...samples,
    ...findings,
    ...privacy,
    ...configuration,
    ...customFields,
    ...auditSeal,
    ...protection,
  },
} satisfies Messages;
