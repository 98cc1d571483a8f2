export interface Person {
  id: string;
  version: number;
  organizationId: string;
  name: string;
  nik: string | null;
  phone: string | null;
  sex: string | null;
  birthDate: string | null;
  address: string | null;
  rtRw: string | null;
  villageCode: string | null;
  product: string | null;
  baselineRevenueIdr: number | null;
  workKind: string | null;
  employer: string | null;
  bpjsStatus: string;
  verification: string;
  legalBasis: string | null;
}
