import { useGetList, useGetManyAggregate, useTranslate } from "react-admin";
import { Day, EnumText } from "../../../fields/text.tsx";
import { RecordLink } from "../../../list/RecordLink.tsx";
import { Row, Rows } from "../../../page/Rows.tsx";
import { PartnersOf } from "../../partners/PartnersOf.tsx";
import type { Group } from "../groupModel.ts";
import type { Membership } from "../records.ts";

interface Person {
  id: string;
  name: string;
}

export function MembersTab({ group }: { group: Group }) {
  const translate = useTranslate();
  const query = useGetList<Membership>("memberships", {
    filter: { groupId: group.id },
    sort: { field: "role", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
  const ids = (query.data ?? []).map(({ personId }) => personId);
  const { data: people } = useGetManyAggregate<Person>("people", { ids }, { enabled: ids.length > 0 });
  const nameOf = (id: string) => people?.find((person) => person?.id === id)?.name ?? "…";
  return (
    <>
      <Rows<Membership> query={query} empty={{ title: translate("resources.groups.empties.members") }}>
        {(member) => (
          <Row
            title={
              <RecordLink resource="people" id={member.personId}>
                {nameOf(member.personId)}
              </RecordLink>
            }
            mark={<EnumText of="memberRole" value={member.role} />}
            note={
              <>
                {member.joinedOn && (
                  <>
                    {translate("resources.groups.joined")} <Day value={member.joinedOn} />
                  </>
                )}
                {member.leftOn && (
                  <>
                    {" · "}
                    {translate("resources.groups.left")} <Day value={member.leftOn} />
                  </>
                )}
                {member.completed === true && ` · ${translate("resources.groups.completed")}`}
              </>
            }
          />
        )}
      </Rows>
      <PartnersOf groupId={group.id} organizationId={group.organizationId} />
    </>
  );
}
