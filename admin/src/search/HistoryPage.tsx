import Print from "@mui/icons-material/PrintOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import GlobalStyles from "@mui/material/GlobalStyles";
import { useGetOne, useLocale, useTranslate } from "react-admin";
import { Navigate, useParams } from "react-router-dom";
import { RegionName } from "../fields/RegionName.tsx";
import { StatusChip } from "../fields/StatusChip.tsx";
import { Day, EnumText, Quiet } from "../fields/text.tsx";
import { now } from "../format/clock.ts";
import { formatDay, formatInstant } from "../format/day.ts";
import { RecordLink } from "../list/RecordLink.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { PageSkeleton } from "../page/Loading.tsx";
import { Page } from "../page/Page.tsx";
import { Row, Rows } from "../page/Rows.tsx";
import { Section } from "../page/Section.tsx";
import { useApi } from "../providers/useApi.ts";
import { useMayI, useSession } from "../providers/useSession.ts";
import { CheckpointNote } from "../reports/CheckpointNote.tsx";
import { Issued } from "../resources/equipment/Issued.tsx";
import { HistoryPart } from "./HistoryPart.tsx";
import { type History, PARTS } from "./historyModel.ts";

const onPaper = {
  "@media print": {
    "header, nav, .RaLayout-contentWithSidebar > :not(#main-content), .no-print": { display: "none !important" },
    ".RaLayout-appFrame": { marginTop: "0 !important" },
    "body, #main-content": { background: "#fff !important" },
    "section, tr": { breakInside: "avoid" },
    "@page": { size: "A4", margin: "14mm" },
  },
};

const subjects = { people: "people", groups: "groups" } as const;

/** Everything that a person or a group ever received, across programmes, to read and to print. */
export default function HistoryPage() {
  const { of = "", id = "" } = useParams();
  const subject = subjects[of as keyof typeof subjects];
  return subject ? <Received of={subject} id={id} /> : <Navigate to="/search" replace />;
}

function Received({ of, id }: { of: keyof typeof subjects; id: string }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const { user } = useSession();
  const record = useGetOne<{ id: string; name: string; villageCode: string | null; organizationId: string }>(of, {
    id,
  });
  const { data, error, refetch } = useApi<History>(`${of}/${encodeURIComponent(id)}/received`);
  const text = (key: string, values?: object) => translate(`search.${key}`, values);
  const fault = record.error ?? error;
  if (fault && (!data || !record.data))
    return <Fault fault={fault as { message: string; status?: number }} retry={() => void refetch()} />;
  if (!data || !record.data) return <PageSkeleton />;
  const names = new Map(data.trainings.map(({ group }) => [group.id, group.name]));
  const printed = text("printedBy", { at: formatInstant(now(), locale), who: user.name });
  return (
    <Page
      title={text("everything", { name: record.data.name })}
      subtitle={<RegionName code={record.data.villageCode} />}
      actions={
        <Box className="no-print" sx={{ display: "flex", gap: 1 }}>
          <Button variant="outlined" startIcon={<Print />} onClick={() => window.print()}>
            {text("print")}
          </Button>
        </Box>
      }
    >
      <GlobalStyles styles={onPaper} />
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
        <Section title={text("trainings")}>
          <Rows
            query={{
              data: data.trainings.map((one) => ({ ...one, id: one.membershipId ?? one.group.id })),
              isPending: false,
            }}
            empty={{ title: text("noTraining") }}
          >
            {({ group, role, joinedOn, leftOn }) => (
              <Row
                title={
                  <RecordLink resource="groups" id={group.id}>
                    {group.name}
                  </RecordLink>
                }
                mark={<StatusChip status={group.activityStatus} />}
                detail={
                  <>
                    {text("trainedIn", { program: group.program.name, year: group.program.year })}
                    {group.trainedOn && (
                      <>
                        {" · "}
                        <Day value={group.trainedOn} />
                      </>
                    )}
                  </>
                }
                note={
                  role && (
                    <>
                      <EnumText of="memberRole" value={role} />
                      {joinedOn && ` · ${text("since", { day: formatDay(joinedOn, locale) })}`}
                      {leftOn && ` · ${text("until", { day: formatDay(leftOn, locale) })}`}
                    </>
                  )
                }
              />
            )}
          </Rows>
        </Section>
        {mayI("equipment", "list") && (
          <Section title={text("machines")}>
            <Issued of={`${of}/${id}`} empty={{ title: text("noMachines") }} />
          </Section>
        )}
        {PARTS.map((part) => {
          const lines = data.lines.filter(({ resource }) => resource === part);
          const nameOf = of === "people" ? (groupId: string) => names.get(groupId) : undefined;
          return lines.length > 0 && <HistoryPart key={part} part={part} lines={lines} nameOf={nameOf} />;
        })}
        {data.lines.length === 0 && (
          <Section title={text("afterwards")}>
            <EmptyState compact title={text("noHelp")} help={text("noHelpNext")} />
          </Section>
        )}
        <Quiet>
          {data.more && `${text("moreLines")} `}
          {printed}
        </Quiet>
        <CheckpointNote offices={[record.data.organizationId]} paperOnly />
      </Box>
    </Page>
  );
}
