import Button from "@mui/material/Button";
import { useGetList, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { EnumText } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { FindingDue } from "./FindingDue.tsx";
import type { Finding } from "./findingModel.ts";

interface FindingsOfProps {
  /** `{programId}` or `{sampleId}`. */
  filter: Record<string, string>;
  /** What a new finding starts with. */
  starts: Record<string, string | null>;
  title?: string;
}

/** Findings about a programme, or from a sample, and the way to file one. */
export default function FindingsOf({ filter, starts, title }: FindingsOfProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const query = useGetList<Finding>("findings", {
    filter,
    sort: { field: "dueOn", order: "ASC" },
    pagination: { page: 1, perPage: 25 },
  });
  const given = new URLSearchParams(Object.entries(starts).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  const add = mayI("findings", "create") && (
    <Button component={Link} to={`/findings/create?${given}`} size="small" variant="outlined">
      {translate("resources.findings.add")}
    </Button>
  );
  return (
    <Section title={title ?? translate("resources.findings.name", { smart_count: 2 })} action={add}>
      <Rows<Finding>
        query={query}
        empty={{
          title: translate("resources.findings.none"),
          help: mayI("findings", "create") ? undefined : translate("resources.findings.noneHelp"),
        }}
      >
        {(finding) => (
          <Row
            title={
              <RecordLink resource="findings" id={finding.id}>
                {finding.text}
              </RecordLink>
            }
            mark={<EnumText of="findingState" value={finding.state} />}
            detail={<FindingDue finding={finding} />}
          />
        )}
      </Rows>
    </Section>
  );
}
