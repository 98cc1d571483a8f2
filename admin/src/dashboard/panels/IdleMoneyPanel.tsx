import Link from "@mui/material/Link";
import { useLocale, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { Money, Quiet } from "../../fields/text.tsx";
import { formatMoneyShort } from "../../format/number.ts";
import { type ListFilter, listUrl } from "../../list/listUrl.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";

interface Part {
  count: number;
  valueIdr: number;
  resource: string;
  filter: ListFilter;
}

interface ProgramMoney {
  id: string;
  name: string;
  year: number;
  valueIdr: number;
  idle: Part;
  undelivered: Part;
}

const FEW = 6;

/** Money in machines that stand still, by programme; each figure opens the list of its machines. */
export function IdleMoneyPanel() {
  const translate = useTranslate();
  const query = useApi<ProgramMoney[]>("idle-money");
  const text = (key: string) => translate(`resources.dashboards.standing.${key}`);
  return (
    <Section title={text("title")} note={text("note")}>
      <Rows<ProgramMoney> query={{ ...query, data: query.data?.slice(0, FEW) }} empty={{ title: text("none") }}>
        {(program) => (
          <Row
            title={
              <RecordLink resource="programs" id={program.id}>
                {program.name}
              </RecordLink>
            }
            mark={<Money value={program.valueIdr} short />}
            note={
              <>
                {program.year}
                {(["idle", "undelivered"] as const).map((name) => (
                  <Door key={name} name={name} part={program[name]} />
                ))}
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}

function Door({ name, part }: { name: "idle" | "undelivered"; part: Part }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (part.count === 0) return null;
  const amount = formatMoneyShort(part.valueIdr, locale);
  return (
    <>
      <Quiet> · </Quiet>
      <Link component={RouterLink} underline="always" to={listUrl(part.resource, part.filter)}>
        {translate(`resources.dashboards.standing.${name}`, { smart_count: part.count, amount })}
      </Link>
    </>
  );
}
