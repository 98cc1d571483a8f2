import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Difference } from "#worker/configuration/differences.ts";
import { useLookup } from "../facts/useFacts.ts";
import { Quiet } from "../fields/text.tsx";
import { fieldOf, sayPath, sayValue } from "./sayValue.ts";

const FIRST = 5;
const LONGEST = 300;

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

interface DifferencesProps {
  /** Resource whose words name the fields. */
  entity: string;
  differences: readonly Difference[];
}

/** What differs, place by place: where, what it was, and what it is. */
export function Differences({ entity, differences }: DifferencesProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const speech = { entity, locale, translate, facts: useLookup() };
  const shown = all ? differences : differences.slice(0, FIRST);
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: "0.8125rem" }}>
      {shown.map(({ path, before, after }) => {
        const where = sayPath(path, speech);
        const say = (value: unknown) => short(sayValue(value, fieldOf(path), speech));
        return (
          <Box component="li" key={where} sx={{ overflowWrap: "anywhere", py: 0.25 }}>
            <strong>{where}</strong>:{" "}
            {before !== undefined && before !== null ? (
              <>
                <Box component="del" sx={{ color: "text.secondary" }}>
                  {say(before)}
                </Box>{" "}
                <span aria-hidden>→</span> <ins style={{ textDecoration: "none" }}>{say(after)}</ins>
              </>
            ) : (
              <>
                <Quiet>{translate("resources.config-versions.new")}</Quiet>{" "}
                <ins style={{ textDecoration: "none" }}>{say(after)}</ins>
              </>
            )}
          </Box>
        );
      })}
      {shown.length < differences.length && (
        <li style={{ listStyle: "none" }}>
          <Button size="small" onClick={() => setAll(true)}>
            {translate("resources.config-versions.more", { smart_count: differences.length - FIRST })}
          </Button>
        </li>
      )}
    </Box>
  );
}
