import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../fields/text.tsx";
import { Differences } from "../history/Differences.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { byPart, type Comparison, type Item, isSame, RESOURCE_OF } from "./configurationModel.ts";

const WORDS = "resources.configuration";
const COLORS = { added: "success", changed: "info", removed: "warning", same: "default" } as const;

interface ComparisonListProps {
  comparison: Comparison;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** What a file makes of the configuration, part by part; each thing can be left out. */
export function ComparisonList({ comparison, chosen, onChoose }: ComparisonListProps) {
  const translate = useTranslate();
  const same = comparison.items.filter(isSame).length;
  const parts = byPart(comparison);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  if (parts.length === 0) return <EmptyState compact title={translate(`${WORDS}.allSame`, { smart_count: same })} />;
  return (
    <>
      {parts.map(([part, items]) => (
        <Box key={part} component="section" aria-label={translate(`${WORDS}.parts.${part}`)} sx={{ mb: 2 }}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {translate(`${WORDS}.parts.${part}`)}
          </Typography>
          <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {items.map((item) => (
              <Line key={item.id} item={item} checked={chosen.has(item.id)} onToggle={() => toggle(item.id)} />
            ))}
          </Box>
        </Box>
      ))}
      <Quiet>{translate(`${WORDS}.same`, { smart_count: same })}</Quiet>
    </>
  );
}

function useNameOf() {
  const locale = useLocale();
  const translate = useTranslate();
  return ({ id, part, name }: Item): string => {
    if (id === part) return translate(`${WORDS}.parts.${part}`);
    const said = typeof name === "string" ? name : name?.[locale === "en" ? "en" : "id"];
    const code = id.slice(part.length + 1);
    return said && said !== code ? `${code} · ${said}` : code;
  };
}

function Line({ item, checked, onToggle }: { item: Item; checked: boolean; onToggle: () => void }) {
  const translate = useTranslate();
  const nameOf = useNameOf();
  const { part, status, differences, faults } = item;
  const name = nameOf(item);
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: "auto minmax(0,1fr) auto",
        columnGap: 0.5,
        alignItems: "start",
        py: 0.75,
        borderTop: 1,
        borderColor: "divider",
        "&:first-of-type": { borderTop: 0 },
      }}
    >
      <Checkbox
        size="small"
        checked={checked}
        onChange={onToggle}
        sx={{ mt: -0.75 }}
        slotProps={{
          input: { "aria-label": translate(`${WORDS}.${status === "removed" ? "remove" : "take"}`, { name }) },
        }}
      />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
          {name}
        </Typography>
        {status === "removed" && (
          <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
            {translate(`${WORDS}.removedHelp`)}
          </Typography>
        )}
        {differences.length > 0 && <Differences entity={RESOURCE_OF[part] ?? part} differences={differences} />}
        {faults.length > 0 && (
          <Alert severity="error" variant="outlined" sx={{ mt: 0.5 }}>
            {faults.map(({ path, message }) => (
              <div key={path}>
                {path.length > item.id.length && <Quiet>{path.slice(item.id.length + 1)}: </Quiet>}
                {message}
              </div>
            ))}
          </Alert>
        )}
      </Box>
      <Chip size="small" variant="outlined" color={COLORS[status]} label={translate(`${WORDS}.status.${status}`)} />
    </Box>
  );
}
