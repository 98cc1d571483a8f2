import Button from "@mui/material/Button";
import { DataTable, useTranslate } from "react-admin";
import { SAMPLE_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Figure, Instant, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { Sample } from "./sampleModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="sampleState" values={SAMPLE_STATES} many alwaysOn />,
];

/** Every frame that was made, and how it ended: none disappears. */
export default function SampleList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const ended = ({ state, closedAt, cancelReason }: Sample) => (
    <>
      <Instant value={closedAt} />
      {state === "cancelled" && cancelReason && <Quiet> · {cancelReason}</Quiet>}
    </>
  );
  return (
    <ListPage<Sample>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      emptyHelp={translate(`resources.samples.${mayI("samples", "create") ? "empty" : "emptyOffice"}`)}
      actions={
        <Button href="#/draw" target="_blank" rel="noopener">
          {translate("resources.samples.openList")}
        </Button>
      }
      hasCreate
      rowClick="show"
      card={(sample) => (
        <CardLines
          title={sample.question}
          mark={<EnumText of="sampleState" value={sample.state} />}
          lines={[
            <span key="size">
              <EnumText of="sampleUnit" value={sample.unit} /> · <Figure value={sample.n} /> /{" "}
              <Figure value={sample.frameSize} />
            </span>,
            sample.closedAt !== null && <span key="ended">{ended(sample)}</span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Sample> source="state" render={({ state }) => <EnumText of="sampleState" value={state} />} />
      <DataTable.Col<Sample>
        source="question"
        render={({ id, question }) => (
          <RecordLink resource="samples" id={id}>
            {question}
          </RecordLink>
        )}
      />
      <DataTable.Col<Sample> source="unit" render={({ unit }) => <EnumText of="sampleUnit" value={unit} />} />
      <DataTable.Col<Sample>
        source="method"
        sx={wideOnly}
        render={({ method }) => <EnumText of="sampleMethod" value={method} />}
      />
      <DataTable.Col<Sample> source="n" align="right" render={({ n }) => <Figure value={n} />} />
      <DataTable.Col<Sample>
        source="frameSize"
        align="right"
        render={({ frameSize }) => <Figure value={frameSize} />}
      />
      <DataTable.Col<Sample>
        source="auditedId"
        disableSort
        sx={wideOnly}
        render={({ auditedId }) => <RefName resource="organizations" id={auditedId} plain />}
      />
      <DataTable.Col<Sample> source="frozenAt" render={({ frozenAt }) => <Instant value={frozenAt} />} />
      <DataTable.Col<Sample> source="closedAt" render={ended} />
    </ListPage>
  );
}
