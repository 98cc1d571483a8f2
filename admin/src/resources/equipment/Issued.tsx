import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { EquipmentState } from "#db/constants.ts";
import { EnumText, Money, Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatMoneyShort } from "../../format/number.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { useApi } from "../../providers/useApi.ts";
import { DocumentLink } from "./DocumentLink.tsx";
import { machineName } from "./equipmentModel.ts";
import { StateChip } from "./StateChip.tsx";

export interface IssuedMachine {
  id: string;
  item: string;
  brand: string | null;
  serial: string | null;
  code: string | null;
  valueIdr: number | null;
  legalBasis: string | null;
  state: EquipmentState | null;
  receivedOn: string;
  leftOn: string | null;
  handoverId: string | null;
  handoverNumber: string | null;
  known: boolean;
}

interface IssuedProps {
  /** `groups/ID` or `people/ID`. */
  of: string;
  empty: { title: string; help?: string; action?: ReactNode };
  /** What can be done about a machine that is held now. */
  actions?: (machine: IssuedMachine) => ReactNode;
}

/** Everything ever issued to a group or a person: what it holds, then what left again. */
export function Issued({ of, empty, actions }: IssuedProps) {
  const translate = useTranslate();
  const query = useApi<IssuedMachine[]>(`${of}/issued`);
  const text = (key: string, options = {}) => translate(`resources.equipment.issued.${key}`, options);
  const held = (query.data ?? []).filter(({ leftOn }) => leftOn === null);
  const left = (query.data ?? []).filter(({ leftOn }) => leftOn !== null);
  const locale = useLocale();
  const amount = formatMoneyShort(
    held.reduce((sum, { valueIdr }) => sum + (valueIdr ?? 0), 0),
    locale,
  );
  const shown = query.data && [...held, ...left].map((stay) => ({ ...stay, key: stay.id, id: stayId(stay) }));
  return (
    <>
      {held.length > 0 && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {text("total", { smart_count: held.length, amount })}
        </Typography>
      )}
      <Rows<IssuedMachine & { key: string }> query={{ ...query, data: shown }} empty={empty}>
        {(stay) => {
          const machine = { ...stay, id: stay.key };
          return (
            <Row
              title={
                machine.known ? (
                  <RecordLink resource="equipment" id={machine.id}>
                    {machineName(machine)}
                  </RecordLink>
                ) : (
                  machineName(machine)
                )
              }
              mark={<Where machine={machine} />}
              note={<Notes machine={machine} />}
              actions={machine.leftOn === null && actions?.(machine)}
            />
          );
        }}
      </Rows>
    </>
  );
}

/** A machine that came back has two stays. */
const stayId = ({ id, receivedOn, leftOn }: IssuedMachine) => `${id} ${receivedOn} ${leftOn}`;

function Where({ machine }: { machine: IssuedMachine }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (machine.leftOn === null) return machine.state && <StateChip state={machine.state} />;
  return <Quiet>{translate("resources.equipment.issued.left", { day: formatDay(machine.leftOn, locale) })}</Quiet>;
}

function Notes({ machine }: { machine: IssuedMachine }) {
  const translate = useTranslate();
  const { code, serial, legalBasis, receivedOn, valueIdr, handoverId, handoverNumber } = machine;
  const locale = useLocale();
  return (
    <>
      {[code, serial].filter(Boolean).map((value) => `${value} · `)}
      <EnumText of="legalBasis" value={legalBasis} /> ·{" "}
      {translate("resources.equipment.issued.received", { day: formatDay(receivedOn, locale) })}
      {handoverNumber && handoverId && (
        <>
          {" · "}
          <DocumentLink id={handoverId} number={handoverNumber} />
        </>
      )}
      {typeof valueIdr === "number" && (
        <>
          {" · "}
          <Money value={valueIdr} />
        </>
      )}
    </>
  );
}
