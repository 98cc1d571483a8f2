import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import CardContent from "@mui/material/CardContent";
import { EditButton, ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Attachments } from "../../attachments/Attachments.tsx";
import { StepButton } from "../../dialogs/StepButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Money, Quiet } from "../../fields/text.tsx";
import { formatMoney } from "../../format/number.ts";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { type Capital, capitalSteps, stepStart } from "./capitalModel.ts";

export default function CapitalShow() {
  return (
    <ShowBase>
      <CapitalPage />
    </ShowBase>
  );
}

const finished = ["declined", "repaid"];
const days = ["appliedOn", "surveyedOn", "decidedOn", "disbursedOn", "arrearsSince", "repaidOn"] as const;

function CapitalPage() {
  const { error, isPending, refetch } = useShowContext<Capital>();
  const capital = useRecordContext<Capital>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !capital) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !capital) return <PageSkeleton />;
  const own = capital.organizationId === user.organizationId;
  return (
    <Page
      title={`${translate(`enums.capitalSource.${capital.source}`)} ${formatMoney(capital.amountIdr)}`}
      aside={<EnumText of="capitalState" value={capital.state} />}
      subtitle={<RefName resource="groups" id={capital.groupId} />}
      actions={
        own && (
          <>
            {mayI("capital-applications", "edit") && <EditButton variant="outlined" size="medium" />}
            {mayI("capital-applications", "transition") && (
              <StepButton of="capitalState" {...capitalSteps} start={stepStart(capital)} />
            )}
          </>
        )
      }
    >
      {own && !finished.includes(capital.state) && (
        <Box sx={{ mb: 2 }}>
          <Quiet>{translate(`resources.capital-applications.next.${capital.state}`)}</Quiet>
        </Box>
      )}
      <CapitalFacts capital={capital} />
      <Card sx={{ mt: 2 }}>
        <CardContent>
          <Attachments subject="capital-applications" subjectId={capital.id} organizationId={capital.organizationId} />
        </CardContent>
      </Card>
    </Page>
  );
}

function CapitalFacts({ capital }: { capital: Capital }) {
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.capital-applications.fields.${field}`);
  const passed = days.filter((field) => field === "appliedOn" || capital[field]);
  return (
    <Section title={translate("resources.capital-applications.steps")}>
      <Facts columns={4}>
        {passed.map((field) => (
          <Fact key={field} label={label(field)}>
            <Day value={capital[field]} />
          </Fact>
        ))}
        <Fact label={label("amountIdr")}>
          <Money value={capital.amountIdr} />
        </Fact>
        {capital.approvedIdr !== null && (
          <Fact label={label("approvedIdr")}>
            <Money value={capital.approvedIdr} />
          </Fact>
        )}
        <Fact label={label("lender")}>{capital.lender ?? "–"}</Fact>
        {capital.declinedReason && (
          <Fact label={label("declinedReason")} wide>
            {capital.declinedReason}
          </Fact>
        )}
        <Fact label={label("purpose")} wide>
          {capital.purpose ?? "–"}
        </Fact>
      </Facts>
    </Section>
  );
}
