import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { required, TextInput, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { SampleItem } from "../samples/sampleModel.ts";

const FormDialog = lazy(() => import("../../dialogs/FormDialog.tsx").then((file) => ({ default: file.FormDialog })));
const needed = required();

const kept = { enabled: false, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };
const openedKey = ({ id }: SampleItem) => ["opened", id];
const reasonKey = ({ sampleId }: SampleItem) => ["opened", sampleId, "reason"];

type Opened = Record<string, string | number | null>;

/** Name, address and phone of a unit, for whoever looks for it in the field: asked for with a reason, and logged. */
export function OpenUnit({ item }: { item: SampleItem }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  // For as long as the console is open: going back and forth between units opens nothing a second time.
  const client = useQueryClient();
  const { data: opened } = useQuery<Opened>({ ...kept, queryKey: openedKey(item) });
  const { data: reason } = useQuery<string>({ ...kept, queryKey: reasonKey(item) });
  const text = (key: string) => translate(`resources.sample-items.${key}`);
  const look = async ({ reason }: Record<string, unknown>) => {
    const { id: _, unitId: __, ...values } = await api.post<Opened>(`sample-items/${item.id}/unmask`, { reason });
    client.setQueryData(openedKey(item), values);
    client.setQueryData(reasonKey(item), reason);
  };
  const shown = (field: string, value: string | number) =>
    field === "villageCode" ? (
      <RegionName code={String(value)} />
    ) : field === "holderGroupId" ? (
      <RefName resource="groups" id={String(value)} />
    ) : field === "phone" ? (
      <a href={`tel:${value}`}>{value}</a>
    ) : (
      value
    );
  return (
    <>
      {opened ? (
        <Card sx={{ p: 2 }}>
          <Facts columns={3}>
            {Object.entries(opened).map(
              ([field, value]) =>
                value !== null && (
                  <Fact key={field} label={text(`revealed.${field}`)}>
                    {shown(field, value)}
                  </Fact>
                ),
            )}
          </Facts>
        </Card>
      ) : (
        <Button variant="outlined" onClick={() => setAsking(true)} sx={{ justifySelf: "start" }}>
          {text("reveal")}
        </Button>
      )}
      {asking && (
        <Suspense fallback={null}>
          <FormDialog
            title={text("reveal")}
            resource="sample-items"
            draft={draftKey("sample-items", `${item.id}-reveal`)}
            defaultValues={{ reason: reason ?? "" }}
            submitLabel="resources.sample-items.reveal"
            onClose={() => setAsking(false)}
            onSubmit={look}
          >
            <TextInput source="reason" validate={needed} multiline helperText="resources.sample-items.revealHelp" />
          </FormDialog>
        </Suspense>
      )}
    </>
  );
}
