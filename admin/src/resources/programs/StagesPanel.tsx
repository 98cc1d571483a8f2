import Check from "@mui/icons-material/CheckCircleOutlined";
import Missing from "@mui/icons-material/ErrorOutlineOutlined";
import Unknown from "@mui/icons-material/HelpOutlineOutlined";
import Here from "@mui/icons-material/PlaceOutlined";
import Ahead from "@mui/icons-material/RadioButtonUncheckedOutlined";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Section } from "../../page/Section.tsx";
import type { Program } from "./programModel.ts";
import { RequiredDocuments } from "./RequiredDocuments.tsx";
import { type Guard, type Promised, type Stages, useStages } from "./stageModel.ts";

const PLACES = {
  passed: <Check color="success" fontSize="small" />,
  here: <Here color="primary" fontSize="small" />,
  ahead: <Ahead color="disabled" fontSize="small" />,
};
const VERDICTS = {
  met: <Check color="success" fontSize="small" />,
  unmet: <Missing color="error" fontSize="small" />,
  unknown: <Unknown color="warning" fontSize="small" />,
};

const list = { listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.75 } as const;

function Line({ icon, children, current }: { icon: ReactNode; children: ReactNode; current?: boolean }) {
  return (
    <Box
      component="li"
      aria-current={current ? "step" : undefined}
      sx={{ display: "grid", gridTemplateColumns: "auto minmax(0,1fr)", gap: 1, fontSize: "0.875rem" }}
    >
      <span aria-hidden>{icon}</span>
      <Box sx={{ fontWeight: current ? 600 : undefined, overflowWrap: "anywhere" }}>{children}</Box>
    </Box>
  );
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3" sx={{ mb: 0.75 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** The stages of a programme under its own labels, what the next one still asks, its documents and what was promised. */
export function StagesPanel({ program }: { program: Program }) {
  const translate = useTranslate();
  const { data, error, refetch } = useStages(program);
  return (
    <Section title={translate("resources.programs.stages.title")}>
      {error && !data ? (
        <Fault fault={error} retry={() => void refetch()} />
      ) : data ? (
        <StagesShown program={program} stages={data} onChange={() => void refetch()} />
      ) : (
        <LinesSkeleton lines={5} />
      )}
    </Section>
  );
}

function StagesShown({ program, stages, onChange }: { program: Program; stages: Stages; onChange: () => void }) {
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.programs.stages.${key}`, options);
  const { next, documents, supports } = stages;
  const nameOf = ({ state, label }: { state: string; label: string | null }) =>
    label ?? translate(`enums.programState.${state}`);
  return (
    <>
      <Box component="ol" sx={list}>
        {stages.stages.map((stage) => (
          <Line key={stage.state} icon={PLACES[stage.place]} current={stage.place === "here"}>
            {nameOf(stage)} {stage.place !== "ahead" && <Quiet>· {text(stage.place)}</Quiet>}
          </Line>
        ))}
      </Box>
      {next && program.state !== "cancelled" && (
        <Part title={text("next", { stage: nameOf(next) })}>
          {next.guards.length === 0 && <Quiet>{text("free")}</Quiet>}
          <Box component="ul" sx={list}>
            {next.guards.map((guard) => (
              <Line key={guard.label} icon={VERDICTS[guard.verdict]}>
                <GuardWords guard={guard} />
              </Line>
            ))}
          </Box>
        </Part>
      )}
      {documents.length > 0 && (
        <Part title={text("documents")}>
          <RequiredDocuments program={program} documents={documents} onChange={onChange} />
        </Part>
      )}
      {supports.length > 0 && (
        <Part title={text("supports")}>
          <Box component="ul" sx={list}>
            {supports.map((support) => (
              <Support key={support.kind} support={support} />
            ))}
          </Box>
        </Part>
      )}
    </>
  );
}

function GuardWords({ guard }: { guard: Guard }) {
  const translate = useTranslate();
  const say = (value: Guard["facts"][number]["value"], unit: string | null) => {
    if (value === null) return translate("resources.programs.stages.unknown");
    if (typeof value === "boolean") return translate(`ra.boolean.${value}`);
    if (typeof value !== "number") return value;
    return unit === "percent" ? `${formatNumber(value)}%` : formatNumber(value);
  };
  const told = guard.facts.map(({ label, unit, value }) => `${label}: ${say(value, unit)}`).join(" · ");
  return (
    <>
      {guard.label} <Quiet>· {translate(`resources.programs.stages.verdict.${guard.verdict}`)}</Quiet>
      {told && (
        <Typography variant="caption" component="div" sx={{ color: "text.secondary" }}>
          {told}
        </Typography>
      )}
    </>
  );
}

function Support({ support }: { support: Promised }) {
  const translate = useTranslate();
  const { kind, times, groups, promised, delivered, served } = support;
  const whole = promised > 0 && delivered >= promised;
  return (
    <Line icon={whole ? VERDICTS.met : promised === 0 ? PLACES.ahead : VERDICTS.unmet}>
      <EnumText of="supportKind" value={kind} /> ·{" "}
      {translate("resources.programs.stages.given", { delivered, promised })}
      <Typography variant="caption" component="div" sx={{ color: "text.secondary" }}>
        {translate("resources.programs.stages.served", { times, served, groups })}
      </Typography>
    </Line>
  );
}
