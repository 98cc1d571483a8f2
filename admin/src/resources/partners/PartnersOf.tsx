import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useGetList, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Day } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { GrantButton } from "./GrantButton.tsx";
import { EndDay, PhaseText } from "./PhaseText.tsx";
import type { Partnership } from "./partnerModel.ts";

/** The NGOs that accompany one group, and the way to ask for one through the office. */
export function PartnersOf({ groupId, organizationId }: { groupId: string; organizationId: string }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const may = mayI("group-partners", "list");
  const query = useGetList<Partnership>(
    "group-partners",
    {
      filter: { groupId },
      sort: { field: "createdAt", order: "DESC" },
      pagination: { page: 1, perPage: 20 },
    },
    { enabled: may },
  );
  if (!may) return null;
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Box sx={{ display: "flex", justifyContent: "space-between", alignItems: "center", gap: 1, mb: 0.5 }}>
        <Typography variant="h3">{translate("resources.group-partners.name", { smart_count: 2 })}</Typography>
        {organizationId === user.organizationId && <GrantButton groupId={groupId} />}
      </Box>
      <Rows<Partnership> query={query} empty={{ title: translate("resources.group-partners.noneOfGroup") }}>
        {(one) => (
          <Row
            title={
              <RecordLink resource="group-partners" id={one.id}>
                <RefName resource="organizations" id={one.organizationId} plain />
              </RecordLink>
            }
            mark={<PhaseText partnership={one} />}
            detail={one.purpose}
            note={
              one.startsOn && (
                <>
                  <Day value={one.startsOn} /> – <EndDay partnership={one} />
                </>
              )
            }
          />
        )}
      </Rows>
    </Box>
  );
}
