import Box from "@mui/material/Box";
import { QueryBuilderMaterial } from "@react-querybuilder/material";
import { useMemo, useState } from "react";
import { useTranslate } from "react-admin";
import { prepareRuleGroup, QueryBuilder, type RuleGroupType } from "react-querybuilder";
import type { RuleQuery } from "#db/schema/rules.ts";
import { firstOperator, firstValue, operatorsFor } from "./builderField.ts";
import { builderSx } from "./builderSx.ts";
import { Condition } from "./Condition.tsx";
import { Action, Framed, Join, Not, OperatorSelect, Shift } from "./controls.tsx";
import { FieldSelect } from "./FieldSelect.tsx";
import type { QueryBuilderProps } from "./QueryBuilder.tsx";
import { tidyQuery } from "./queryModel.ts";
import { ValueInput } from "./ValueInput.tsx";

const OPERATOR_KEYS: Record<string, string> = {
  "=": "eq",
  "!=": "neq",
  "<": "lt",
  "<=": "lte",
  ">": "gt",
  ">=": "gte",
};
const MAX_LEVELS = 5;

const controls = {
  actionElement: Action,
  combinatorSelector: Join,
  fieldSelector: FieldSelect,
  notToggle: Not,
  operatorSelector: OperatorSelect,
  rule: Condition,
  shiftActions: Shift,
  valueEditor: ValueInput,
};

const material = { FormControl: Framed };

/** The editor keeps marks of its own in a query: they stay in here, so that what is typed keeps its place. */
function useMarked(query: RuleQuery, onChange: (query: RuleQuery) => void) {
  const marked = (given: RuleQuery) => prepareRuleGroup(structuredClone(given) as RuleGroupType);
  const [held, setHeld] = useState(() => ({ given: query, marked: marked(query) }));
  if (query !== held.given && JSON.stringify(query) !== JSON.stringify(held.given))
    setHeld({ given: query, marked: marked(query) });
  const change = (next: RuleGroupType) => {
    const given = tidyQuery(next as RuleQuery);
    setHeld({ given, marked: next });
    if (JSON.stringify(given) !== JSON.stringify(held.given)) onChange(given);
  };
  return { marked: held.marked, change };
}

function useWords() {
  const translate = useTranslate();
  return useMemo(() => {
    const word = (key: string) => translate(`builder.${key}`);
    return {
      operator: (name: string) => word(`operator.${OPERATOR_KEYS[name] ?? name}`),
      combinators: [
        { name: "and", label: word("all") },
        { name: "or", label: word("any") },
      ],
      translations: {
        fields: { title: word("field") },
        operators: { title: word("operatorTitle") },
        value: { title: word("value") },
        combinators: { title: word("join") },
        addRule: { label: word("addCondition"), title: word("addCondition") },
        addGroup: { label: word("addGroup"), title: word("addGroup") },
        removeRule: { title: word("removeCondition") },
        removeGroup: { title: word("removeGroup") },
        cloneRule: { title: word("cloneCondition") },
        cloneRuleGroup: { title: word("cloneGroup") },
        shiftActionUp: { title: word("up") },
        shiftActionDown: { title: word("down") },
        notToggle: { label: word("not"), title: word("notHelp") },
      },
    };
  }, [translate]);
}

export default function QueryEditor({ query, onChange, fields, readOnly = false, label }: QueryBuilderProps) {
  const translate = useTranslate();
  const { marked, change } = useMarked(query, onChange);
  const { operator, combinators, translations } = useWords();
  const byName = useMemo(() => new Map(fields.map((field) => [field.name, field])), [fields]);
  const options = useMemo(
    () =>
      fields.map((field) => ({
        name: field.name,
        label: field.label,
        operators: operatorsFor(field).map((name) => ({ name, label: operator(name) })),
      })),
    [fields, operator],
  );
  return (
    <Box
      sx={builderSx}
      role="group"
      aria-label={label ?? translate("builder.label")}
      className={readOnly ? "queryReadOnly" : undefined}
    >
      <QueryBuilderMaterial translations={translations} muiComponents={material}>
        <QueryBuilder
          query={marked}
          onQueryChange={change}
          fields={options}
          context={byName}
          combinators={combinators}
          controlElements={controls}
          translations={translations}
          getDefaultField={fields[0]?.name}
          getDefaultOperator={(name) => firstOperator(byName.get(name))}
          getDefaultValue={({ field }) => firstValue(byName.get(field))}
          accessibleDescriptionGenerator={() => ""}
          disabled={readOnly}
          enableMountQueryChange={false}
          listsAsArrays
          maxLevels={MAX_LEVELS}
          resetOnFieldChange
          addRuleToNewGroups
          showNotToggle
          showCloneButtons={!readOnly}
          showShiftActions={!readOnly}
        />
      </QueryBuilderMaterial>
      {fields.length === 0 && <Box sx={{ p: 1, color: "text.secondary" }}>{translate("builder.noFields")}</Box>}
    </Box>
  );
}
