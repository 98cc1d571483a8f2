import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import {
  EditButton,
  ShowBase,
  useGetList,
  useLocale,
  useRecordContext,
  useShowContext,
  useTranslate,
} from "react-admin";
import { Link } from "react-router-dom";
import { CustomFacts } from "../../customFields/CustomFacts.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { Sealed } from "../../fields/Sealed.tsx";
import { Day, EnumText, Money } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { Issued } from "../equipment/Issued.tsx";
import type { Membership } from "../groups/records.ts";
import type { Person } from "./personModel.ts";
import { SeenBy } from "./SeenBy.tsx";

export default function PersonShow() {
  return (
    <ShowBase>
      <PersonPage />
    </ShowBase>
  );
}

function PersonPage() {
  const { error, isPending, refetch } = useShowContext<Person>();
  const person = useRecordContext<Person>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !person) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !person) return <PageSkeleton />;
  const own = person.organizationId === user.organizationId && user.role !== "commission" && user.role !== "admin";
  const text = (key: string) => translate(`resources.people.${key}`);
  return (
    <Page
      title={person.name}
      aside={<EnumText of="verification" value={person.verification} />}
      subtitle={own ? <RegionName code={person.villageCode} /> : text("masked")}
      actions={
        <>
          <Button component={Link} to={`/search/people/${person.id}`} variant="outlined">
            {translate("search.seeAll")}
          </Button>
          {own && mayI("people", "edit") && <EditButton variant="outlined" size="medium" />}
        </>
      }
    >
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "minmax(0,1.4fr) minmax(0,1fr)" },
        }}
      >
        <Box sx={{ display: "grid", gap: 2, alignContent: "start" }}>
          <Section title={text("section.groups")}>
            <Groups personId={person.id} />
          </Section>
          {mayI("equipment", "list") && (
            <Section title={text("section.equipment")}>
              <Issued of={`people/${person.id}`} empty={{ title: text("noEquipment") }} />
            </Section>
          )}
          {person.organizationId === user.organizationId && mayI("data-requests", "list") && (
            <SeenBy personId={person.id} />
          )}
        </Box>
        <Box sx={{ minWidth: 0 }}>
          <PersonFacts person={person} reveals={own && mayI("people", "reveal")} />
        </Box>
      </Box>
    </Page>
  );
}

function PersonFacts({ person, reveals }: { person: Person; reveals: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const label = (field: string) => translate(`resources.people.fields.${field}`);
  const words = ["sex", "workKind", "bpjsStatus", "verification", "legalBasis"] as const;
  return (
    <Section title={translate("resources.people.section.facts")}>
      <Facts>
        <Fact label={label("nik")}>
          <Sealed resource="people" record={person} field="nik" value={person.nik} reveals={reveals} />
        </Fact>
        <Fact label={label("phone")}>
          <Sealed resource="people" record={person} field="phone" value={person.phone} reveals={reveals} />
        </Fact>
        <Fact label={label("birthDate")}>{formatDay(person.birthDate, locale) || "–"}</Fact>
        <Fact label={label("villageCode")}>
          <RegionName code={person.villageCode} />
        </Fact>
        <Fact label={label("address")} wide>
          {[person.address, person.rtRw].filter(Boolean).join(" · ") || "–"}
        </Fact>
        <Fact label={label("product")}>{person.product ?? "–"}</Fact>
        <Fact label={label("baselineRevenueIdr")}>
          <Money value={person.baselineRevenueIdr} />
        </Fact>
        <Fact label={label("employer")}>{person.employer ?? "–"}</Fact>
        {words.map((field) => (
          <Fact key={field} label={label(field)}>
            <EnumText of={field} value={person[field]} />
          </Fact>
        ))}
        <CustomFacts entity="people" record={person} />
      </Facts>
    </Section>
  );
}

function Groups({ personId }: { personId: string }) {
  const translate = useTranslate();
  const query = useGetList<Membership>("memberships", {
    filter: { personId },
    sort: { field: "joinedOn", order: "DESC" },
    pagination: { page: 1, perPage: 100 },
  });
  return (
    <Rows<Membership> query={query} empty={{ title: translate("resources.people.noGroups") }}>
      {({ groupId, role, joinedOn, leftOn }) => (
        <Row
          title={<RefName resource="groups" id={groupId} />}
          mark={<EnumText of="memberRole" value={role} />}
          note={
            <>
              {joinedOn && (
                <>
                  {translate("resources.memberships.fields.joinedOn")} <Day value={joinedOn} />
                </>
              )}
              {leftOn && (
                <>
                  {" · "}
                  {translate("resources.memberships.fields.leftOn")} <Day value={leftOn} />
                </>
              )}
            </>
          }
        />
      )}
    </Rows>
  );
}
