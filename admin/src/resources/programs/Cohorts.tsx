import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useGetList, useTranslate } from "react-admin";
import { Day, Quiet } from "../../fields/text.tsx";
import { Section } from "../../page/Section.tsx";

interface Cohort {
  id: string;
  title: string;
  provider: string | null;
  venue: string | null;
  startsOn: string | null;
  endsOn: string | null;
}

export function Cohorts({ programId }: { programId: string }) {
  const translate = useTranslate();
  const { data } = useGetList<Cohort>("cohorts", {
    filter: { programId },
    sort: { field: "startsOn", order: "ASC" },
    pagination: { page: 1, perPage: 100 },
  });
  return (
    <Section title={translate("resources.programs.section.cohorts")}>
      {data?.length === 0 && <Quiet>{translate("resources.programs.noCohorts")}</Quiet>}
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
        {data?.map((cohort) => (
          <Box component="li" key={cohort.id}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {cohort.title}
            </Typography>
            <Typography variant="caption" component="p">
              <Quiet>
                <Day value={cohort.startsOn} /> – <Day value={cohort.endsOn} />
                {[cohort.provider, cohort.venue].filter(Boolean).map((part) => ` · ${part}`)}
              </Quiet>
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
