import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate, useTranslateLabel } from "react-admin";
import { Quiet } from "../fields/text.tsx";
import { formatDay } from "../format/day.ts";
import { formatMoney, formatNumber } from "../format/number.ts";
import { useFieldLabel } from "../list/useFieldLabel.ts";
import { type FieldConflict, same } from "../providers/conflictMerge.ts";

interface ConflictFieldsProps {
  resource: string;
  fields: FieldConflict[];
  mine: ReadonlySet<string>;
  onChoose: (field: string, keepMine: boolean) => void;
}

function useShown() {
  const locale = useLocale();
  const translate = useTranslate();
  return (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return translate("app.conflict.empty");
    if (typeof value === "boolean") return translate(`ra.boolean.${value}`);
    if (typeof value === "number") return field.endsWith("Idr") ? formatMoney(value) : formatNumber(value);
    if (typeof value === "string") return formatDay(value, locale);
    const { id, en, questions } = value as { id?: unknown; en?: unknown; questions?: unknown };
    if (typeof id === "string" && typeof en === "string") return locale === "en" ? en : id;
    if (Array.isArray(questions)) return translate("resources.forms.questions", { smart_count: questions.length });
    return JSON.stringify(value);
  };
}

export function ConflictFields({ resource, fields, mine, onChoose }: ConflictFieldsProps) {
  const translate = useTranslate();
  const label = useTranslateLabel();
  const labelOf = useFieldLabel(resource);
  const isOwn = (field: string) => /^custom(Personal)?\./.test(field);
  const shown = useShown();
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
      {fields.map(({ field, base, mine: own, theirs, contested }) => (
        <Box component="li" key={field} sx={{ border: 1, borderColor: "divider", borderRadius: 2, p: 1.5 }}>
          <Typography variant="h3" id={`conflict-${field}`}>
            {isOwn(field) ? labelOf(field) : (label({ source: field, resource }) as string)}
          </Typography>
          <Typography variant="caption" component="p">
            <Quiet>
              {translate("app.conflict.before")}: {shown(field, base)}
            </Quiet>
          </Typography>
          {contested ? (
            <RadioGroup
              aria-labelledby={`conflict-${field}`}
              value={mine.has(field) ? "mine" : "theirs"}
              onChange={(event) => onChoose(field, event.target.value === "mine")}
            >
              <FormControlLabel
                value="mine"
                control={<Radio size="small" />}
                label={`${translate("app.conflict.mine")}: ${shown(field, own)}`}
              />
              <FormControlLabel
                value="theirs"
                control={<Radio size="small" />}
                label={`${translate("app.conflict.theirs")}: ${shown(field, theirs)}`}
              />
            </RadioGroup>
          ) : (
            <Typography variant="body2">
              {shown(field, same(own, base) ? theirs : own)}{" "}
              <Quiet>({translate(same(own, base) ? "app.conflict.onlyTheirs" : "app.conflict.onlyMine")})</Quiet>
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}
