import type { OrganizationKind } from "#db/constants.ts";

export interface Organization {
  id: string;
  version: number;
  organizationId: string;
  name: string;
  kind: OrganizationKind;
  regionCode: string;
  active: boolean;
  createdBy: string;
}
