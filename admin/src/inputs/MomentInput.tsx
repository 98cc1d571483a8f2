import { DateTimeInput, type DateTimeInputProps } from "react-admin";

/** A day and an hour where the person is, as ms UTC. */
export function MomentInput(props: DateTimeInputProps) {
  return <DateTimeInput {...props} parse={toMoment} />;
}

const toMoment = (text: string) => {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : moment;
};
