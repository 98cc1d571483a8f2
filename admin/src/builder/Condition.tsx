import Box from "@mui/material/Box";
import { RuleComponents, type RuleProps, useRule } from "react-querybuilder";
import type { FieldsByName } from "./builderField.ts";

/** One condition: its controls, and under them what the field means and says today. */
export function Condition(props: RuleProps) {
  const rule = useRule(props);
  const field = (rule.context as FieldsByName | undefined)?.get(rule.rule.field);
  return (
    <div className={rule.outerClassName}>
      <RuleComponents {...rule} />
      {(field?.meaning || field?.extra) && (
        <Box className="rule-about">
          {field.meaning && <span>{field.meaning}</span>}
          {field.extra}
        </Box>
      )}
    </div>
  );
}
