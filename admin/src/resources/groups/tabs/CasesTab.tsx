import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useGetList, useLocale, useTranslate } from "react-admin";
import { Day, EnumText } from "../../../fields/text.tsx";
import { formatDay } from "../../../format/day.ts";
import { RecordLink } from "../../../list/RecordLink.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { useMayI, useSession } from "../../../providers/useSession.ts";
import { type Case, isLivingCase, type Override } from "../../cases/caseModel.ts";
import { DueText } from "../../cases/DueText.tsx";
import { OpenCaseButton } from "../../cases/OpenCaseButton.tsx";
import { AskOverrideButton } from "../../overrides/AskOverrideButton.tsx";
import { DecideButtons } from "../../overrides/DecideButtons.tsx";
import type { Group } from "../groupModel.ts";

/** What is done about the group: its living case, earlier ones, and overrides asked for. */
export default function CasesTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const own = group.organizationId === user.organizationId;
  const query = useGetList<Case>("cases", {
    filter: { groupId: group.id },
    sort: { field: "openedOn", order: "DESC" },
    pagination: { page: 1, perPage: 50 },
  });
  const living = query.data?.some(isLivingCase);
  const open = own && mayI("cases", "create") && query.data && !living && (
    <OpenCaseButton groupId={group.id} outlined />
  );
  return (
    <>
      {query.data && query.data.length > 0 && open}
      <Rows<Case>
        query={query}
        empty={{
          title: translate("resources.cases.noneYet"),
          help: translate("resources.cases.noneYetHelp"),
          action: open,
        }}
      >
        {(one) => (
          <Row
            title={
              <RecordLink resource="cases" id={one.id}>
                {translate("resources.cases.name", { smart_count: 1 })} <Day value={one.openedOn} />
              </RecordLink>
            }
            mark={<EnumText of="caseState" value={one.state} />}
            detail={one.causes.map((cause) => translate(`enums.obstacle.${cause}`)).join(", ")}
            note={
              <>
                <EnumText of="caseOpenedBy" value={one.openedBy} />
                {" · "}
                {isLivingCase(one) ? <DueText one={one} /> : <Day value={one.closedOn} />}
                {one.recoveryProposedOn && ` · ${translate("resources.cases.proposedShort")}`}
                {one.reopened > 0 && ` · ${translate("resources.cases.reopened", { smart_count: one.reopened })}`}
                {one.result && ` · ${one.result}`}
              </>
            }
          />
        )}
      </Rows>
      <Overrides group={group} own={own} />
    </>
  );
}

function Overrides({ group, own }: { group: Group; own: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const query = useGetList<Override>("overrides", {
    filter: { groupId: group.id },
    sort: { field: "createdAt", order: "DESC" },
    pagination: { page: 1, perPage: 50 },
  });
  const standing = query.data?.some(({ state }) => state === "requested") || Boolean(group.overriddenUntil);
  const ask = own && mayI("overrides", "create") && query.data && !standing && <AskOverrideButton groupId={group.id} />;
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
        {translate("resources.overrides.name", { smart_count: 2 })}
      </Typography>
      {query.data && query.data.length > 0 && ask}
      <Rows<Override>
        query={query}
        empty={{
          title: translate("resources.overrides.empty"),
          help: ask ? translate("resources.overrides.askHelp") : undefined,
          action: ask,
        }}
      >
        {(one) => (
          <Row
            title={translate("resources.overrides.until", { day: formatDay(one.expiresOn, locale) })}
            mark={<EnumText of="overrideState" value={one.state} />}
            detail={one.reason}
            note={one.decisionNote}
            actions={<DecideButtons one={one} onDone={() => query.refetch()} />}
          />
        )}
      </Rows>
    </Box>
  );
}
