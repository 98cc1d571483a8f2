import { EditButton, ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { TransitionButton } from "../../dialogs/TransitionButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText } from "../../fields/text.tsx";
import { formatMoney } from "../../format/number.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import type { Capital } from "./CapitalList.tsx";

export default function CapitalShow() {
  return (
    <ShowBase>
      <CapitalPage />
    </ShowBase>
  );
}

function CapitalPage() {
  const { error, isPending, refetch } = useShowContext<Capital>();
  const capital = useRecordContext<Capital>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !capital) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !capital) return <PageSkeleton />;
  const own = capital.organizationId === user.organizationId;
  const label = (field: string) => translate(`resources.capital-applications.fields.${field}`);
  return (
    <Page
      title={`${translate(`enums.capitalSource.${capital.source}`)} ${formatMoney(capital.amountIdr)}`}
      aside={<EnumText of="capitalState" value={capital.state} />}
      subtitle={<RefName resource="groups" id={capital.groupId} />}
      actions={
        own && (
          <>
            {mayI("capital-applications", "edit") && <EditButton variant="outlined" size="medium" />}
            {mayI("capital-applications", "transition") && <TransitionButton of="capitalState" />}
          </>
        )
      }
    >
      <Section title={translate("resources.capital-applications.name", { smart_count: 1 })}>
        <Facts columns={4}>
          {(["appliedOn", "decidedOn", "disbursedOn"] as const).map((field) => (
            <Fact key={field} label={label(field)}>
              <Day value={capital[field]} />
            </Fact>
          ))}
          <Fact label={label("purpose")} wide>
            {capital.purpose ?? "–"}
          </Fact>
        </Facts>
      </Section>
    </Page>
  );
}
