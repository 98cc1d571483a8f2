import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { type RaRecord, useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { RefName } from "../../fields/RefName.tsx";
import { formatInstant } from "../../format/day.ts";
import { compareUrl, type Entity, nameOf, type Pair } from "./duplicateModel.ts";
import { FieldValue } from "./FieldValue.tsx";
import { useSayDifferent } from "./useDuplicates.ts";

const shown: Record<Entity, string[]> = {
  people: ["birthDate", "villageCode", "phone", "nik"],
  groups: ["villageCode", "product"],
};

function One({ entity, row }: { entity: Entity; row: RaRecord }) {
  const translate = useTranslate();
  const locale = useLocale();
  const label = (field: string) => translate(`resources.${entity}.fields.${field}`);
  return (
    <Box sx={{ minWidth: 0, flex: "1 1 0" }}>
      <Typography variant="body1" component="p" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        {nameOf(row)}
      </Typography>
      {shown[entity].map((field) => (
        <Typography key={field} variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {label(field)}: <FieldValue field={field} row={row} />
        </Typography>
      ))}
      {entity === "groups" && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {label("programId")}: <RefName resource="programs" id={row.programId} plain />
        </Typography>
      )}
      <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
        {translate("resources.merges.recordedAt", { at: formatInstant(row.createdAt, locale) })}
      </Typography>
    </Box>
  );
}

/** Two records that may be one, why, and what can be done about it. */
export function PairCard({ pair }: { pair: Pair }) {
  const translate = useTranslate();
  const sayDifferent = useSayDifferent();
  const { entity, first, second, keys, mergeable } = pair;
  const both = `${nameOf(first)}, ${nameOf(second)}`;
  const text = (key: string) => translate(`resources.merges.${key}`);
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: "divider", px: 2, py: 1.5, listStyle: "none" }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75, mb: 1 }}>
        {keys.map((key) => (
          <Chip key={key} size="small" variant="outlined" label={text(`key.${key}`)} />
        ))}
      </Box>
      <Box sx={{ display: "flex", gap: 2 }}>
        <One entity={entity} row={first} />
        <One entity={entity} row={second} />
      </Box>
      {!mergeable && (
        <Typography variant="caption" component="p" sx={{ mt: 1 }}>
          {text("obstacle.two_programmes")}
        </Typography>
      )}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 1 }}>
        {mergeable && (
          <Button
            component={Link}
            to={compareUrl(pair)}
            variant="outlined"
            size="small"
            aria-label={`${text("compare")}: ${both}`}
          >
            {text("compare")}
          </Button>
        )}
        <Button size="small" onClick={() => void sayDifferent(pair)} aria-label={`${text("different")}: ${both}`}>
          {text("different")}
        </Button>
      </Box>
    </Box>
  );
}
