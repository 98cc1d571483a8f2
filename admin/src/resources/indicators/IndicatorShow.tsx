import Edit from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { ShowBase, useLocale, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { wordsIn } from "../../forms/formText.ts";
import { VersionHistory } from "../../history/VersionHistory.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton, PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useMayI } from "../../providers/useSession.ts";
import { FigureHead, FigureTable } from "./FigureTable.tsx";
import type { Indicator, Value } from "./indicatorModel.ts";
import { Sentence } from "./Sentence.tsx";

export default function IndicatorShow() {
  return (
    <ShowBase>
      <Body />
    </ShowBase>
  );
}

function Body() {
  const { error, refetch } = useShowContext<Indicator>();
  const indicator = useRecordContext<Indicator>();
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  if (error && !indicator) return <Fault fault={error as Error} retry={refetch} />;
  if (!indicator) return <PageSkeleton />;
  return (
    <Page
      title={wordsIn(indicator.name, locale)}
      subtitle={wordsIn(indicator.meaning, locale) || <Sentence indicator={indicator} />}
      actions={
        mayI("indicators", "edit") && (
          <Button component={Link} to={`/indicators/${indicator.id}`} variant="contained" startIcon={<Edit />}>
            {translate("ra.action.edit")}
          </Button>
        )
      }
    >
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
        <Today indicator={indicator} />
        <VersionHistory resource="indicators" id={indicator.id} />
      </Box>
    </Page>
  );
}

function Today({ indicator }: { indicator: Indicator }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const reads = mayI(indicator.subject, "list");
  const { data, error, refetch } = useApi<Value>(reads ? `indicators/${indicator.id}/value` : undefined);
  const text = (key: string) => translate(`resources.indicators.${key}`);
  return (
    <Section title={text("section.value")} note={data && formatDay(data.asOf, locale, "long")}>
      {!reads && <Quiet>{text("notReadable")}</Quiet>}
      {reads && error && <Fault fault={error} retry={() => void refetch()} />}
      {reads && !data && !error && <LinesSkeleton />}
      {data && (
        <Box sx={{ display: "grid", gap: 2, minWidth: 0 }}>
          {indicator.meaning && <Sentence indicator={indicator} />}
          <FigureHead value={data} />
          <FigureTable value={data} />
          {!data.total.filters && <Quiet>{text("noDoor")}</Quiet>}
        </Box>
      )}
    </Section>
  );
}
