import Card from "@mui/material/Card";
import CardContent from "@mui/material/CardContent";
import { useGetOne, useTranslate } from "react-admin";
import { CustomFacts } from "../../customFields/CustomFacts.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { Day, Figure, Money, Quiet } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import type { Program } from "../programs/programModel.ts";
import type { Group } from "./groupModel.ts";

export function GroupSubtitle({ group }: { group: Group }) {
  const { data: program } = useGetOne<Program>("programs", { id: group.programId });
  return (
    <>
      <RecordLink resource="programs" id={group.programId}>
        {program?.name ?? "…"}
      </RecordLink>
      {" · "}
      <RegionName code={group.villageCode} />
      {group.product && ` · ${group.product}`}
    </>
  );
}

/** What one wants to know before the visit, in one line of figures. */
export function GroupFacts({ group }: { group: Group }) {
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.groups.fields.${field}`);
  return (
    <Card>
      <CardContent sx={{ py: 1.5, "&:last-child": { pb: 1.5 } }}>
        <Facts columns={4}>
          <Fact label={label("activeMembers")}>
            <Figure value={group.activeMembers} /> <Quiet>/ {group.memberCount ?? "–"}</Quiet>
          </Fact>
          <Fact label={label("lastContactOn")}>
            <Day value={group.lastContactOn} />{" "}
            {group.evidenceGrade && (
              <Quiet>· {translate("resources.groups.grade", { grade: group.evidenceGrade })}</Quiet>
            )}
          </Fact>
          <Fact label={label("nextDueOn")}>
            <Day value={group.nextDueOn} />
          </Fact>
          <Fact label={label("trainedOn")}>
            <Day value={group.trainedOn} />
          </Fact>
          <Fact label={label("baselineRevenueIdr")}>
            <Money value={group.baselineRevenueIdr} />
          </Fact>
          <Fact label={label("address")}>{group.address ?? <Quiet>–</Quiet>}</Fact>
          <Fact label={label("activityOn")}>
            <Day value={group.activityOn} />
          </Fact>
          <Fact label={label("enteredOn")}>
            <Day value={group.enteredOn} />
          </Fact>
          <CustomFacts entity="groups" record={group} />
        </Facts>
      </CardContent>
    </Card>
  );
}
