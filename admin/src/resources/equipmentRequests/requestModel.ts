import type { EquipmentRequestState } from "#db/constants.ts";

export interface EquipmentRequest {
  id: string;
  version: number;
  organizationId: string;
  groupOrganizationId?: string;
  groupId: string;
  category: string;
  quantity: number;
  reason: string | null;
  requestedOn: string;
  state: EquipmentRequestState;
  metOn: string | null;
}
