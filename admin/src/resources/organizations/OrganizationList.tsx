import { DataTable, useTranslate } from "react-admin";
import { ORGANIZATION_KINDS } from "#db/constants.ts";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { AmendButton } from "./AmendButton.tsx";
import { InviteButton } from "./InviteButton.tsx";
import type { Organization } from "./organizationModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="kind" source="kind" of="organizationKind" values={ORGANIZATION_KINDS} alwaysOn />,
];

export default function OrganizationList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const added = ({ createdBy, id }: Organization) => createdBy === user.id && id !== user.organizationId;
  const invites = (one: Organization) => added(one) && one.kind !== "partner" && one.active;
  return (
    <ListPage<Organization>
      sort={{ field: "name", order: "ASC" }}
      filters={filters}
      hasCreate={user.organizationKind === "office"}
      emptyHelp={translate("resources.organizations.empty")}
      rowClick={(_id, _resource, { organizationId }) =>
        organizationId === user.organizationId && mayI("organizations", "edit") ? "edit" : false
      }
      card={(organization) => (
        <CardLines
          title={organization.name}
          mark={<EnumText of="organizationKind" value={organization.kind} />}
          lines={[
            <RegionName key="region" code={organization.regionCode} />,
            !organization.active && translate("resources.users.inactive"),
          ]}
        />
      )}
    >
      <DataTable.Col<Organization>
        source="kind"
        render={({ kind }) => <EnumText of="organizationKind" value={kind} />}
      />
      <DataTable.Col<Organization>
        source="name"
        render={({ name, active }) => (
          <>
            {name}
            {!active && <Quiet> · {translate("resources.users.inactive")}</Quiet>}
          </>
        )}
      />
      <DataTable.Col<Organization> source="regionCode" render={({ regionCode }) => <RegionName code={regionCode} />} />
      {mayI("organizations", "create") && (
        <DataTable.Col<Organization>
          label="resources.organizations.invite.button"
          render={(organization) => (
            <>
              {invites(organization) && <InviteButton organization={organization} />}
              {added(organization) && <AmendButton organization={organization} />}
            </>
          )}
        />
      )}
    </ListPage>
  );
}
