import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { type HttpError, useGetList, useTranslate } from "react-admin";
import { LICENCE_KINDS, type LicenceKind } from "#db/constants.ts";
import { Day, Quiet } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Row } from "../../page/Rows.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { Licence } from "./capitalModel.ts";
import { LicenceState } from "./LicenceState.tsx";

const LicenceDialog = lazy(() => import("./LicenceDialog.tsx"));

/** Each kind of paper of a group's trade: have, in process, missing, not needed, or not asked yet. */
export function LicencePanel({ groupId, onChange }: { groupId: string; onChange?: () => void }) {
  const mayI = useMayI();
  const [editing, setEditing] = useState<LicenceKind>();
  const { data, error, refetch } = useGetList<Licence>("licences", {
    filter: { groupId },
    sort: { field: "kind", order: "ASC" },
    pagination: { page: 1, perPage: 20 },
  });
  if (error && !data) return <Fault fault={error as HttpError} retry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={4} />;
  const of = (kind: LicenceKind) => data.find((one) => one.kind === kind);
  return (
    <>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {LICENCE_KINDS.map((kind) => (
          <Box
            component="li"
            key={kind}
            sx={{ py: 1, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
          >
            <LicenceRow
              kind={kind}
              licence={of(kind)}
              onEdit={mayI("licences", of(kind) ? "edit" : "create") ? () => setEditing(kind) : undefined}
            />
          </Box>
        ))}
      </Box>
      {editing && (
        <Suspense fallback={null}>
          <LicenceDialog
            groupId={groupId}
            kind={editing}
            licence={of(editing)}
            onClose={() => setEditing(undefined)}
            onSaved={() => {
              void refetch();
              onChange?.();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface LicenceRowProps {
  kind: LicenceKind;
  licence?: Licence;
  onEdit?: () => void;
}

function LicenceRow({ kind, licence, onEdit }: LicenceRowProps) {
  const translate = useTranslate();
  const name = translate(`enums.licenceKind.${kind}`);
  const text = (key: string, options = {}) => translate(`resources.licences.${key}`, options);
  return (
    <Row
      title={name}
      mark={licence ? <LicenceState licence={licence} /> : <Quiet>{text("notAsked")}</Quiet>}
      note={
        licence && (
          <>
            {licence.number && `${licence.number} · `}
            {licence.state === "have" &&
              (licence.expiresOn ? (
                <>
                  {text("until")} <Day value={licence.expiresOn} />
                </>
              ) : (
                text("noEnd")
              ))}
            {licence.note && ` · ${licence.note}`}
          </>
        )
      }
      actions={
        onEdit && (
          <Button
            size="small"
            variant="outlined"
            onClick={onEdit}
            aria-label={text(licence ? "edit" : "record", { kind: name })}
          >
            {translate(licence ? "ra.action.edit" : "resources.groups.record.title")}
          </Button>
        )
      }
    />
  );
}
