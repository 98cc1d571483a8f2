import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import { useState } from "react";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { formatNumber } from "../../format/number.ts";
import { Row } from "../../page/Rows.tsx";
import { api } from "../../providers/http.ts";
import { DaysDialog } from "./DaysDialog.tsx";
import type { RetentionClass } from "./retentionModel.ts";

interface ClassRowsProps {
  classes: readonly RetentionClass[];
  /** Left out for whoever does not decide. */
  chosen?: ReadonlySet<string>;
  onChoose: (name: string, on: boolean) => void;
  onChanged: () => void;
}

/** Each class with its basis, how long it is kept, and how much is past that. */
export function ClassRows({ classes, chosen, onChoose, onChanged }: ClassRowsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const [changing, setChanging] = useState<RetentionClass>();
  const text = (key: string, options = {}) => translate(`resources.retention.${key}`, options);
  const disable = ({ name }: RetentionClass) =>
    api
      .put("retention", { classes: { [name]: null } })
      .then(() => {
        notify(text("disabled"), { type: "success" });
        onChanged();
      })
      .catch((fault: HttpError) => notify(fault.message, { type: "error" }));
  const standing = (one: RetentionClass) => text(one.always ? "always" : one.enabled ? "enabled" : "off");
  const kept = ({ days, proposed, always, enabled }: RetentionClass) =>
    always || enabled ? text("days", { days: formatNumber(days) }) : text("proposed", { days: formatNumber(proposed) });
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {classes.map((one) => (
        <Box
          component="li"
          key={one.name}
          sx={{
            ...{ display: "flex", gap: 1, py: 1, borderTop: 1, borderColor: "divider" },
            "&:first-of-type": { borderTop: 0 },
          }}
        >
          {chosen && (
            <Checkbox
              size="small"
              sx={{ alignSelf: "flex-start", mt: -0.75, ml: -1 }}
              disabled={one.past === 0}
              checked={chosen.has(one.name) && one.past > 0}
              onChange={({ target }) => onChoose(one.name, target.checked)}
              slotProps={{ input: { "aria-label": text("choose", { class: one.text }) } }}
            />
          )}
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Row
              title={one.text}
              detail={
                <>
                  <strong>{one.past > 0 ? text("past", { smart_count: one.past }) : text("none")}</strong>
                  {" · "}
                  {kept(one)} · {standing(one)}
                </>
              }
              note={`${one.basis}. ${text(one.empties ? "empties" : "deletes")}.`}
              actions={
                chosen &&
                !one.always && (
                  <>
                    <Act
                      word={text(one.enabled ? "change" : "enable")}
                      of={one.text}
                      onClick={() => setChanging(one)}
                    />
                    {one.enabled && <Act word={text("disable")} of={one.text} onClick={() => disable(one)} />}
                  </>
                )
              }
            />
          </Box>
        </Box>
      ))}
      {changing && <DaysDialog of={changing} onClose={() => setChanging(undefined)} onDone={onChanged} />}
    </Box>
  );
}

/** The same word stands in each row: a screen reader hears of which. */
function Act({ word, of, onClick }: { word: string; of: string; onClick: () => void }) {
  return (
    <Button size="small" aria-label={`${word}: ${of}`} onClick={onClick}>
      {word}
    </Button>
  );
}
