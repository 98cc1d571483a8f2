import Link from "@mui/material/Link";
import { useGetList, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { BandChip } from "../fields/BandChip.tsx";
import { Reasons } from "../fields/Reasons.tsx";
import { Day, EnumText } from "../fields/text.tsx";
import { today } from "../format/clock.ts";
import { addDays } from "../format/day.ts";
import { type ListFilter, listUrl } from "../list/listUrl.ts";
import { RecordLink } from "../list/RecordLink.tsx";
import { Row, Rows } from "../page/Rows.tsx";
import { Section } from "../page/Section.tsx";
import type { WorklistItem } from "../resources/followUps/worklistModel.ts";
import type { Group } from "../resources/groups/groupModel.ts";
import type { Linkage } from "../resources/groups/records.ts";
import { Funnel } from "../resources/programs/Funnel.tsx";
import { type Program, riskyBands } from "../resources/programs/programModel.ts";
import type { DashboardReply, Panel } from "./dashboardModel.ts";

const few = { page: 1, perPage: 6 };
const worst = { field: "score", order: "DESC" } as const;

export function DashboardPanel({ panel, reply }: { panel: Panel; reply?: DashboardReply }) {
  const translate = useTranslate();
  switch (panel) {
    case "worklist":
      return <Worklist />;
    case "riskyPrograms":
      return <RiskyPrograms />;
    case "riskyGroups":
      return <Groups title="riskyGroups" filter={{ riskBand: riskyBands }} />;
    case "newlyStalled":
      return <Groups title="newlyStalled" filter={{ riskBand: riskyBands, raisedOn_gte: addDays(today(), -7) }} />;
    case "openLinkages":
      return <OpenLinkages />;
    case "funnel":
      return (
        <Section
          title={translate("resources.programs.section.funnel")}
          note={translate("resources.programs.section.funnelNote")}
        >
          {reply?.funnel && <Funnel funnel={reply.funnel} />}
        </Section>
      );
  }
}

function All({ resource, filter }: { resource: string; filter: ListFilter }) {
  const translate = useTranslate();
  return (
    <Link component={RouterLink} to={listUrl(resource, filter)} variant="body2">
      {translate("app.action.all")}
    </Link>
  );
}

function Worklist() {
  const translate = useTranslate();
  const query = useGetList<WorklistItem>("follow-ups", {
    filter: { view: "overdue" },
    pagination: few,
    sort: worst,
    meta: { worklist: true },
  });
  const text = (key: string) => translate(`app.dashboard.${key}`);
  return (
    <Section title={text("worklist")} action={<All resource="follow-ups" filter={{ view: "overdue" }} />}>
      <Rows<WorklistItem> query={query} empty={{ title: text("noneOverdue"), help: text("noneOverdueHelp") }}>
        {(item) => (
          <Row
            title={
              <RecordLink resource="groups" id={item.groupId}>
                {item.group.name}
              </RecordLink>
            }
            mark={<BandChip band={item.group.riskBand} />}
            detail={<Reasons reasons={item.group.reasons} band={item.group.riskBand} />}
            note={[
              item.planStep,
              translate("resources.follow-ups.late", { smart_count: item.daysLate }),
              item.assigneeName ?? translate("resources.follow-ups.nobody"),
            ]
              .filter(Boolean)
              .join(" · ")}
          />
        )}
      </Rows>
    </Section>
  );
}

function RiskyPrograms() {
  const translate = useTranslate();
  const query = useGetList<Program>("programs", { pagination: few, sort: worst });
  return (
    <Section title={translate("app.dashboard.riskyPrograms")} action={<All resource="programs" filter={{}} />}>
      <Rows<Program> query={query} empty={{ title: translate("resources.programs.empty") }}>
        {(program) => (
          <Row
            title={
              <RecordLink resource="programs" id={program.id}>
                {program.name}
              </RecordLink>
            }
            mark={<BandChip band={program.riskBand} score={program.score} />}
            detail={<Reasons reasons={program.reasons} band={program.riskBand} />}
            note={
              <>
                {program.year} · <EnumText of="programState" value={program.state} /> ·{" "}
                {translate("app.units.groups", { smart_count: program.groupCount ?? 0 })}
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}

function Groups({ title, filter }: { title: "riskyGroups" | "newlyStalled"; filter: ListFilter }) {
  const translate = useTranslate();
  const query = useGetList<Group>("groups", { filter, pagination: few, sort: worst });
  return (
    <Section title={translate(`app.dashboard.${title}`)} action={<All resource="groups" filter={filter} />}>
      <Rows<Group> query={query} empty={{ title: translate(`app.dashboard.${title}None`) }}>
        {(group) => (
          <Row
            title={
              <RecordLink resource="groups" id={group.id}>
                {group.name}
              </RecordLink>
            }
            mark={<BandChip band={group.riskBand} score={group.score} />}
            detail={<Reasons reasons={group.reasons} band={group.riskBand} />}
            note={
              <>
                {translate("resources.groups.fields.lastContactOn")} <Day value={group.lastContactOn} />
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}

function OpenLinkages() {
  const translate = useTranslate();
  const filter = { state: "accepted" };
  const query = useGetList<Linkage>("linkages", {
    filter,
    pagination: few,
    sort: { field: "startedOn", order: "ASC" },
  });
  return (
    <Section title={translate("app.dashboard.openLinkages")} action={<All resource="linkages" filter={filter} />}>
      <Rows<Linkage> query={query} empty={{ title: translate("app.dashboard.openLinkagesNone") }}>
        {(linkage) => (
          <Row
            title={
              <RecordLink resource="linkages" id={linkage.id}>
                {linkage.buyer}
              </RecordLink>
            }
            mark={<Day value={linkage.startedOn} />}
            note={<EnumText of="linkageType" value={linkage.type} />}
          />
        )}
      </Rows>
    </Section>
  );
}
