import { SelectArrayInput, SelectInput, type SelectInputProps } from "react-admin";

interface EnumInputProps extends Omit<SelectInputProps, "choices"> {
  /** Name of the enum in the messages, e.g. `programState`. */
  of: string;
  values: readonly string[];
  many?: boolean;
}

/** A figure's link may carry one value where several can be chosen, or several where one can. */
const asMany = (value: unknown) =>
  Array.isArray(value) ? value : value === null || value === undefined || value === "" ? [] : [value];
const asOne = (value: unknown) => (Array.isArray(value) ? (value.length === 1 ? value[0] : "") : (value ?? ""));
const noneIsNothing = (value: unknown) => (Array.isArray(value) && value.length === 0 ? "" : value);

/** A choice among the values of one enum, in the reader's words. */
export function EnumInput({ of, values, many, ...props }: EnumInputProps) {
  const choices = values.map((id) => ({ id, name: `enums.${of}.${id}` }));
  if (many) {
    const { source, label, helperText, validate, className } = props;
    const shared = { source, label, helperText, validate, className };
    return <SelectArrayInput {...shared} choices={choices} format={asMany} parse={noneIsNothing} />;
  }
  return <SelectInput format={asOne} {...props} choices={choices} />;
}
