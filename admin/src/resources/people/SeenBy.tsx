import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { type HttpError, useTranslate } from "react-admin";
import { listName } from "../../exports/exportModel.ts";
import { Instant, Quiet } from "../../fields/text.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useSession } from "../../providers/useSession.ts";
import { fieldWords, type Look } from "./seenModel.ts";

const AT_FIRST = 10;

/** Who has looked at this person's personal data, when, how and what for; newest first. */
export function SeenBy({ personId }: { personId: string }) {
  const translate = useTranslate();
  const { user } = useSession();
  const [all, setAll] = useState(false);
  const text = (key: string, options = {}) => translate(`resources.seen.${key}`, options);
  const { data, error, isPending, refetch } = useApi<{ looks: Look[]; more: boolean }>(`people/${personId}/seen`);
  const query = {
    data: all ? data?.looks : data?.looks.slice(0, AT_FIRST),
    error: error as HttpError | null,
    isPending,
    refetch,
  };
  const who = ({ userName, role, organizationName }: Look) => {
    const elsewhere = organizationName !== user.organizationName && organizationName;
    const more = [role && translate(`enums.role.${role}`), elsewhere].filter(Boolean).join(" · ");
    return (
      <>
        {userName ?? text("someone")}{" "}
        <Box component="span" sx={{ fontWeight: 400, color: "text.secondary" }}>
          {more}
        </Box>
      </>
    );
  };
  const how = (look: Look) =>
    [
      text(`channel.${look.channel}`),
      look.channel === "list" && look.entity !== "people" && listName(look.entity, translate),
      look.many !== null && look.many > 1 && text("many", { smart_count: look.many - 1 }),
      fieldWords(look, translate),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <Section title={text("title")} note={text("note")}>
      <Rows<Look> query={query} empty={{ title: text("empty") }}>
        {(look) => (
          <Row title={who(look)} mark={<Instant value={look.at} />} detail={look.reason || "–"} note={how(look)} />
        )}
      </Rows>
      {!all && data && data.looks.length > AT_FIRST && (
        <Button size="small" onClick={() => setAll(true)}>
          {text("all", { smart_count: data.looks.length })}
        </Button>
      )}
      {all && data?.more && <Quiet>{text("more")}</Quiet>}
    </Section>
  );
}
