import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import type { RuleQuery } from "#db/schema/rules.ts";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { api } from "../../providers/http.ts";

interface Preview {
  count: number;
  total: number;
  groups: { id: string; name: string }[];
}

const EXAMPLES = 8;

/** How many groups a tier would flag today, and some of them; nothing is written. */
export function TryTier({ query }: { query: RuleQuery }) {
  const translate = useTranslate();
  const [tried, setTried] = useState<Preview | "busy" | { fault: string }>();
  const text = (key: string, options = {}) => translate(`resources.rules.${key}`, options);
  const run = () => {
    setTried("busy");
    api.post<Preview>("rules/preview", { query }).then(setTried, ({ message }: Error) => setTried({ fault: message }));
  };
  return (
    <Box aria-live="polite">
      <Button size="small" variant="outlined" onClick={run} disabled={tried === "busy"}>
        {text(tried === "busy" ? "trying" : "tryOut")}
      </Button>
      {typeof tried === "object" && "fault" in tried && (
        <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
          {tried.fault}
        </Alert>
      )}
      {typeof tried === "object" && "count" in tried && (
        <Box sx={{ mt: 0.75, fontSize: "0.875rem" }}>
          <strong>{text("tried", { count: formatNumber(tried.count), total: formatNumber(tried.total) })}</strong>
          {tried.groups.length > 0 && (
            <>
              {". "}
              <Quiet>{text("examples")}:</Quiet>{" "}
              {tried.groups.slice(0, EXAMPLES).map(({ id, name }, at) => (
                <span key={id}>
                  {at > 0 && ", "}
                  <RecordLink resource="groups" id={id}>
                    {name}
                  </RecordLink>
                </span>
              ))}
            </>
          )}
        </Box>
      )}
    </Box>
  );
}
