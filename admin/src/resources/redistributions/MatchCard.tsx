import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText, Money } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { machineName } from "../equipment/equipmentModel.ts";
import { ProposeDialog } from "./ProposeDialog.tsx";
import type { Candidate, Match } from "./redistributionModel.ts";

/** Which machine it is, since when it is idle, and with whom. */
export function MatchNote({ match }: { match: Match }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.redistributions.matches.${key}`, options);
  const { idleSince, days } = match;
  return (
    <>
      {[match.code, match.serial].filter(Boolean).map((code) => `${code} · `)}
      {idleSince ? text("since", { day: formatDay(idleSince, locale), smart_count: days ?? 0 }) : text("sinceUnknown")}
      {" · "}
      {text("holder")}{" "}
      <RecordLink resource="groups" id={match.group.id}>
        {match.group.name}
      </RecordLink>{" "}
      · <RegionName code={match.group.villageCode} /> · <Money value={match.valueIdr} /> ·{" "}
      <EnumText of="legalBasis" value={match.legalBasis} />
    </>
  );
}

/** One idle machine and who waits for its kind, to be proposed. */
export function MatchCard({ match }: { match: Match }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const [proposing, setProposing] = useState<{ candidate?: Candidate }>();
  const text = (key: string, options = {}) => translate(`resources.redistributions.matches.${key}`, options);
  const free = !match.proposal && mayI("redistributions", "create");
  const more = match.candidateCount - match.candidates.length;
  return (
    <Section
      title={
        <RecordLink resource="equipment" id={match.id}>
          {machineName(match)}
        </RecordLink>
      }
      note={<MatchNote match={match} />}
    >
      {match.proposal && (
        <Button component={Link} to={`/redistributions/${match.proposal.id}/show`} variant="outlined" size="small">
          {text("proposed")}: <EnumText of="redistributionState" value={match.proposal.state} />
        </Button>
      )}
      <Rows<Candidate & { id: string }>
        query={{ data: match.candidates.map((one) => ({ ...one, id: one.requestId })), isPending: false }}
        empty={{ title: text("nobody") }}
      >
        {(candidate) => (
          <Row
            title={
              <RecordLink resource="groups" id={candidate.group.id}>
                {candidate.group.name}
              </RecordLink>
            }
            mark={<EnumText of="distance" value={candidate.distance} />}
            note={
              <>
                <RegionName code={candidate.group.villageCode} /> ·{" "}
                {text("waits", { smart_count: candidate.daysWaiting })} · {candidate.category},{" "}
                {text("remaining", { smart_count: candidate.remaining })}
                {candidate.reason && ` · ${candidate.reason}`}
              </>
            }
            actions={
              free && (
                <Button
                  size="small"
                  variant="outlined"
                  aria-label={text("proposeTo", { name: candidate.group.name })}
                  onClick={() => setProposing({ candidate })}
                >
                  {text("propose")}
                </Button>
              )
            }
          />
        )}
      </Rows>
      {more > 0 && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {text("more", { smart_count: more })}
        </Typography>
      )}
      {free && (
        <Box sx={{ mt: 1 }}>
          <Button size="small" onClick={() => setProposing({})}>
            {translate("resources.redistributions.propose.another")}
          </Button>
        </Box>
      )}
      {proposing && (
        <ProposeDialog machine={match} candidate={proposing.candidate} onClose={() => setProposing(undefined)} />
      )}
    </Section>
  );
}
