import { BooleanInput, NumberInput, required, TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { type EventKind, FACT_FUNCTIONS } from "#db/constants.ts";
import { COUNTABLE, STATE_WORDS } from "#worker/stall/computed/events.ts";
import { Part } from "../../facts/Part.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { asksFor, countableEvents, type DraftDefinition } from "./factModel.ts";
import { OfInput } from "./OfInput.tsx";

const needed = required();

/** The inputs of a fact of the office's own: which events count, what is made of them, and what it is called. */
export function FactInputs({ made }: { made?: boolean }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.computed-facts.${key}`);
  const definition = (useWatch({ name: "definition" }) ?? {}) as DraftDefinition;
  const asks = asksFor(definition);
  const event = definition.event as EventKind;
  const states = COUNTABLE[event]?.states ?? [];
  const words = STATE_WORDS[event] ?? "";
  return (
    <>
      <Part title={text("section.counts")}>
        <EnumInput
          source="definition.function"
          of="factFunction"
          values={FACT_FUNCTIONS}
          validate={needed}
          helperText={false}
        />
        <EnumInput
          source="definition.event"
          of="eventKind"
          values={countableEvents}
          validate={needed}
          helperText={false}
        />
        {asks.of && <OfInput />}
        {asks.share && (
          <EnumInput many source="definition.share" of={words} values={states} validate={needed} helperText={false} />
        )}
        {asks.states && (
          <EnumInput
            many
            source="definition.states"
            of={words}
            values={states}
            helperText="resources.computed-facts.statesHelp"
          />
        )}
        <NumberInput source="definition.windowDays" min={1} helperText="resources.computed-facts.windowHelp" />
        {asks.valueMin && <MoneyInput source="definition.valueMin" helperText={false} />}
        {asks.valueMax && <MoneyInput source="definition.valueMax" helperText={false} />}
        {asks.countMin && <NumberInput source="definition.countMin" min={0} helperText={false} />}
        {asks.countMax && <NumberInput source="definition.countMax" min={0} helperText={false} />}
      </Part>
      <Part title={text("section.words")}>
        <TextInput source="label.id" validate={needed} helperText={false} />
        <TextInput source="label.en" validate={needed} helperText={false} />
        <TextInput source="meaning.id" multiline helperText="resources.computed-facts.meaningHelp" />
        <TextInput source="meaning.en" multiline helperText={false} />
        <TextInput
          source="code"
          validate={needed}
          disabled={made}
          helperText={made ? false : "resources.computed-facts.codeHelp"}
        />
        {made && <BooleanInput source="enabled" helperText={false} />}
      </Part>
    </>
  );
}
