import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { BandChip } from "../fields/BandChip.tsx";
import { RegionName } from "../fields/RegionName.tsx";
import { StatusChip } from "../fields/StatusChip.tsx";
import { Day, EnumText, Quiet } from "../fields/text.tsx";
import { formatDay } from "../format/day.ts";
import { RecordLink } from "../list/RecordLink.tsx";
import { machineName } from "../resources/equipment/equipmentModel.ts";
import { StateChip } from "../resources/equipment/StateChip.tsx";
import type { Found, FoundGroup, FoundMachine } from "./searchModel.ts";

function Block({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Box sx={{ py: 1.25, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0, pt: 0 } }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: 1.5, rowGap: 0.25 }}>{title}</Box>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, pl: { sm: 2 }, fontSize: "0.875rem" }}>
        {children}
      </Box>
    </Box>
  );
}

function Trained({ program, trainedOn }: Pick<FoundGroup, "program" | "trainedOn">) {
  const translate = useTranslate();
  return (
    <>
      {translate("search.trainedIn", { program: program.name, year: program.year })}
      {trainedOn && (
        <>
          {" · "}
          <Day value={trainedOn} />
        </>
      )}
    </>
  );
}

function Machine({ machine }: { machine: FoundMachine }) {
  return (
    <li>
      <RecordLink resource="equipment" id={machine.id}>
        {machineName(machine)}
      </RecordLink>{" "}
      · <StateChip state={machine.state} />
      {machine.handedOverOn && (
        <Quiet>
          {" · "}
          <Day value={machine.handedOverOn} />
        </Quiet>
      )}
    </li>
  );
}

function Everything({ of, id }: { of: "people" | "groups"; id: string }) {
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Link component={RouterLink} to={`/search/${of}/${id}`}>
        {translate("search.seeAll")}
      </Link>
    </Box>
  );
}

/** A person with everything they received: groups and trainings, then machines. */
export function PersonFound({ person }: { person: Found["people"][number] }) {
  const translate = useTranslate();
  const locale = useLocale();
  return (
    <Block
      title={
        <>
          <RecordLink resource="people" id={person.id}>
            {person.name}
          </RecordLink>
          <Quiet>
            <RegionName code={person.villageCode} />
            {[person.nik, person.phone].filter(Boolean).map((number) => ` · ${number}`)}
          </Quiet>
        </>
      }
    >
      {person.memberships.length === 0 && (
        <li>
          <Quiet>{translate("search.noTraining")}</Quiet>
        </li>
      )}
      {person.memberships.map(({ id, role, leftOn, group }) => (
        <li key={id}>
          <RecordLink resource="groups" id={group.id}>
            {group.name}
          </RecordLink>{" "}
          · <EnumText of="memberRole" value={role} /> · <StatusChip status={group.activityStatus} /> ·{" "}
          <Trained {...group} />
          {leftOn && ` · ${translate("search.until", { day: formatDay(leftOn, locale) })}`}
        </li>
      ))}
      {person.equipment.map((machine) => (
        <Machine key={machine.id} machine={machine} />
      ))}
      <Everything of="people" id={person.id} />
    </Block>
  );
}

/** A group with its training, machines and what followed. */
export function GroupFound({ group }: { group: Found["groups"][number] }) {
  const translate = useTranslate();
  const help = (
    [
      ["supports", group.marketingSupports],
      ["linkages", group.linkages],
      ["capital", group.capitalApplications],
    ] as const
  ).flatMap(([key, count]) => (count ? [translate(`search.${key}`, { smart_count: count })] : []));
  return (
    <Block
      title={
        <>
          <RecordLink resource="groups" id={group.id}>
            {group.name}
          </RecordLink>
          <BandChip band={group.riskBand} overriddenUntil={group.overriddenUntil} />
          <StatusChip status={group.activityStatus} />
          <Quiet>
            <RegionName code={group.villageCode} />
          </Quiet>
        </>
      }
    >
      <li>
        <Trained {...group} />
      </li>
      {group.equipment.map((machine) => (
        <Machine key={machine.id} machine={machine} />
      ))}
      <Everything of="groups" id={group.id} />
      <li>{help.length > 0 ? help.join(" · ") : <Quiet>{translate("search.noHelp")}</Quiet>}</li>
    </Block>
  );
}
