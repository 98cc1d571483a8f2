import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Day, EnumText, Quiet } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { useApi } from "../../providers/useApi.ts";
import { type Linkage, type Step, stepsToCome } from "./marketModel.ts";

const ends = ["declined", "ended"];

/** What happened between a group and a buyer, step by step, and the next that is still to come. */
export function LinkageSteps({ linkage }: { linkage: Linkage }) {
  const translate = useTranslate();
  // The version is part of the question: a step that was just made is read again.
  const { data, error, refetch } = useApi<Step[]>(`linkages/${linkage.id}/steps?v=${linkage.version}`);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <LinesSkeleton lines={3} />;
  return (
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {data.map(({ state, on, creditedName, actorName, recordedAt }) => (
        <Line
          key={`${state}-${recordedAt}`}
          done
          title={<EnumText of="linkageState" value={state} />}
          day={<Day value={on} />}
          note={[
            creditedName &&
              (ends.includes(state) ? creditedName : translate("resources.linkages.credited", { name: creditedName })),
            actorName,
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      ))}
      {stepsToCome(linkage.state).map((state) => (
        <Line
          key={state}
          title={
            <Quiet>
              <EnumText of="linkageState" value={state} />
            </Quiet>
          }
          day={<Quiet>{translate("resources.linkages.notYet")}</Quiet>}
        />
      ))}
    </Box>
  );
}

interface LineProps {
  title: React.ReactNode;
  day: React.ReactNode;
  note?: string;
  done?: boolean;
}

function Line({ title, day, note, done }: LineProps) {
  return (
    <Box component="li" sx={{ display: "flex", gap: 1.25, py: 0.75 }}>
      <Box
        aria-hidden
        sx={{
          width: 10,
          height: 10,
          mt: 0.75,
          flexShrink: 0,
          borderRadius: "50%",
          border: 2,
          borderColor: done ? "primary.main" : "text.disabled",
          backgroundColor: done ? "primary.main" : "transparent",
        }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1 }}>
          <Typography variant="body2" component="span" sx={{ fontWeight: done ? 600 : undefined }}>
            {title}
          </Typography>
          <Typography variant="body2" component="span">
            {day}
          </Typography>
        </Box>
        {note && (
          <Typography variant="caption" component="p">
            <Quiet>{note}</Quiet>
          </Typography>
        )}
      </Box>
    </Box>
  );
}
