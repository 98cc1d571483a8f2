import { DataTable, useLocale, useTranslate } from "react-admin";
import { INDICATOR_SUBJECTS } from "#db/constants.ts";
import { EnumText } from "../../fields/text.tsx";
import { wordsIn } from "../../forms/formText.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import type { Indicator } from "./indicatorModel.ts";
import { Sentence } from "./Sentence.tsx";

const filters = [
  <EnumInput key="subject" source="subject" of="indicatorSubject" values={INDICATOR_SUBJECTS} alwaysOn />,
];

export default function IndicatorList() {
  const translate = useTranslate();
  const locale = useLocale();
  return (
    <ListPage<Indicator>
      sort={{ field: "code", order: "ASC" }}
      filters={filters}
      hasCreate
      emptyHelp={translate("resources.indicators.empty")}
      rowClick="show"
      card={(indicator) => (
        <CardLines
          title={wordsIn(indicator.name, locale)}
          mark={<EnumText of="indicatorSubject" value={indicator.subject} />}
          lines={[<Sentence key="says" indicator={indicator} />]}
        />
      )}
    >
      <DataTable.Col<Indicator>
        source="name"
        label="resources.computed-facts.heading"
        disableSort
        render={({ id, name }) => (
          <RecordLink resource="indicators" id={id}>
            {wordsIn(name, locale)}
          </RecordLink>
        )}
      />
      <DataTable.Col<Indicator>
        source="subject"
        render={({ subject }) => <EnumText of="indicatorSubject" value={subject} />}
      />
      <DataTable.Col<Indicator>
        source="measure"
        render={({ measure }) => <EnumText of="indicatorMeasure" value={measure} />}
      />
      <DataTable.Col<Indicator>
        source="query"
        disableSort
        sx={{ minWidth: 260 }}
        render={(indicator) => <Sentence indicator={indicator} />}
      />
      <DataTable.Col<Indicator>
        source="splitBy"
        render={({ splitBy }) => <EnumText of="indicatorSplit" value={splitBy} />}
      />
    </ListPage>
  );
}
