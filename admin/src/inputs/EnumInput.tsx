import { SelectArrayInput, SelectInput, type SelectInputProps } from "react-admin";

interface EnumInputProps extends Omit<SelectInputProps, "choices"> {
  /** Name of the enum in the messages, e.g. `programState`. */
  of: string;
  values: readonly string[];
  many?: boolean;
}

/** A choice among the values of one enum, in the reader's words. */
export function EnumInput({ of, values, many, ...props }: EnumInputProps) {
  const choices = values.map((id) => ({ id, name: `enums.${of}.${id}` }));
  if (many) {
    const { source, label, helperText, validate, className } = props;
    return <SelectArrayInput {...{ source, label, helperText, validate, className }} choices={choices} />;
  }
  return <SelectInput {...props} choices={choices} />;
}
