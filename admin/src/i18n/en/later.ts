import type { LaterMessages } from "../messages.ts";
import { access } from "./access.ts";
import { auditSeal } from "./auditSeal.ts";
import { builder } from "./builder.ts";
import { capital } from "./capital.ts";
import { care } from "./care.ts";
import { configuration } from "./configuration.ts";
import { duplicates } from "./duplicates.ts";
import { equipment } from "./equipment.ts";
import { findingEnums, findings } from "./findings.ts";
import { forms } from "./forms.ts";
import { handovers } from "./handovers.ts";
import { imports } from "./imports.ts";
import { outcomes } from "./outcomes.ts";
import { people } from "./people.ts";
import { plans } from "./plans.ts";
import { privacy, privacyEnums } from "./privacy.ts";
import { protection, protectionEnums } from "./protection.ts";
import { redistributions } from "./redistributions.ts";
import { rules } from "./rules.ts";
import { sampleEnums, samples } from "./samples.ts";
import { settings } from "./settings.ts";
import { submissions } from "./submissions.ts";

/** What pages say that are opened later. */
export const later = {
  builder,
  outcomes,
  enums: { ...protectionEnums, ...sampleEnums, ...findingEnums, ...privacyEnums },
  resources: {
    ...access,
    ...capital,
    ...care,
    ...configuration,
    ...duplicates,
    ...equipment,
    ...forms,
    ...handovers,
    ...imports,
    ...people,
    ...plans,
    ...redistributions,
    rules,
    ...settings,
    ...submissions,
    ...samples,
    ...findings,
    ...privacy,
    ...auditSeal,
    ...protection,
  },
} satisfies LaterMessages;
