import { useMemo } from "react";
import { useLocale } from "react-admin";
import type { ProgramState } from "#db/constants.ts";
import { useApi } from "../../providers/useApi.ts";
import type { Program } from "./programModel.ts";

/** What a programme calls its states itself, by state. */
export type StageWords = Readonly<Record<string, string | null>>;

export interface Guard {
  label: string;
  verdict: "met" | "unmet" | "unknown";
  document?: string;
  facts: { name: string; label: string; unit: string | null; value: number | string | boolean | null }[];
}
export interface Promised {
  kind: string;
  times: number;
  groups: number;
  promised: number;
  delivered: number;
  served: number;
}
export interface Stages {
  template: string | null;
  templateVersion: number;
  stages: { state: ProgramState; label: string | null; place: "passed" | "here" | "ahead"; guards: number }[];
  next: { state: ProgramState; label: string | null; guards: Guard[] } | null;
  documents: { code: string; label: string; files: number }[];
  supports: Promised[];
}

/** The stages of a programme that is of a kind, in the reader's language; asked again when either changes. */
export function useStages(program: Pick<Program, "id" | "kind" | "version"> | undefined) {
  const asked = `v=${program?.version}&locale=${useLocale()}`;
  return useApi<Stages>(program?.kind ? `programs/${program.id}/stages?${asked}` : undefined);
}

export function useStageWords(program: Pick<Program, "id" | "kind" | "version"> | undefined): StageWords {
  const { data } = useStages(program);
  return useMemo(() => Object.fromEntries((data?.stages ?? []).map(({ state, label }) => [state, label])), [data]);
}
