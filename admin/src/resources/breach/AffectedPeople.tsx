import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import type { Affected } from "#worker/access/affected.ts";
import { listName } from "../../exports/exportModel.ts";
import { RegionName } from "../../fields/RegionName.tsx";
import { Instant, Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Row } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { fieldWords } from "../people/seenModel.ts";
import { type AffectedReply, type Asked, affectedPath, eachField } from "./breachModel.ts";
import { DownloadAffected } from "./DownloadAffected.tsx";

const SHOWN = 100;

/** Everybody whose data was seen, with what and when, and the file to tell them by. */
export function AffectedPeople({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const { user } = useSession();
  const { data, error, isPlaceholderData, refetch } = useApi<AffectedReply>(affectedPath(asked));
  const text = (key: string, options = {}) => translate(`resources.breach.${key}`, options);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data || isPlaceholderData)
    return (
      <Section title={text("people")}>
        <LinesSkeleton lines={5} />
      </Section>
    );
  const { people, others, more } = data;
  return (
    <>
      <Section
        title={people.length > 0 ? text("found", { smart_count: people.length }) : text("people")}
        note={text("peopleNote")}
        action={people.length > 0 && <DownloadAffected asked={asked} />}
      >
        {people.length === 0 && <EmptyState compact title={text("empty")} help={text("emptyHelp")} />}
        {user.role === "admin" && people.length > 0 && <Quiet>{text("masked")}</Quiet>}
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {people.slice(0, SHOWN).map((one) => (
            <Box component="li" key={one.personId} sx={{ py: 1, borderTop: 1, borderColor: "divider" }}>
              <PersonRow person={one} />
            </Box>
          ))}
        </Box>
        {people.length > SHOWN && <Quiet>{text("first", { shown: SHOWN })}</Quiet>}
        {more && <p>{text("cut")}</p>}
      </Section>
      {others.length > 0 && (
        <Section title={text("others")} note={text("othersNote")}>
          <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: "0.875rem" }}>
            {others.map(({ entity, records }) => (
              <li key={entity}>
                {listName(entity, translate)}: <strong>{formatNumber(records)}</strong>
              </li>
            ))}
          </Box>
        </Section>
      )}
    </>
  );
}

function PersonRow({ person }: { person: Affected }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const text = (key: string, options = {}) => translate(`resources.breach.${key}`, options);
  const { personId, name, villageCode, lastAt, looks, fields, erased } = person;
  return (
    <Row
      title={
        mayI("people", "show") && !erased ? (
          <Link component={RouterLink} to={`/people/${personId}/show`}>
            {name}
          </Link>
        ) : (
          name
        )
      }
      mark={
        <>
          {text("times", { smart_count: looks })}, {text("last")} <Instant value={lastAt} />
        </>
      }
      detail={fieldWords({ entity: "people", field: eachField(fields).join(", ") }, translate)}
      note={erased ? text("erased") : villageCode && <RegionName code={villageCode} />}
    />
  );
}
