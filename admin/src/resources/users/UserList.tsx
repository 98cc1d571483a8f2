import { DataTable, useLocale, useTranslate } from "react-admin";
import { ROLES } from "#db/constants.ts";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { ListTabs } from "../../list/ListTabs.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { InviteButton } from "../access/InviteButton.tsx";
import { PEOPLE_TABS } from "../access/tabs.ts";
import type { User } from "./userModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="role" source="role" of="role" values={ROLES} alwaysOn />,
];

export default function UserList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const locale = useLocale();
  const state = ({ active, hasPassword, endsOn }: User) => (
    <>
      {translate(`resources.users.${active ? "active" : "inactive"}`)}
      {active && !hasPassword && <Quiet> · {translate("resources.users.waiting")}</Quiet>}
      {active && endsOn && <Quiet> · {translate("resources.users.until", { day: formatDay(endsOn, locale) })}</Quiet>}
    </>
  );
  return (
    <ListPage<User>
      sort={{ field: "name", order: "ASC" }}
      filters={filters}
      hasCreate
      actions={mayI("invitations", "create") && <InviteButton />}
      above={<ListTabs tabs={PEOPLE_TABS} label="app.menu.users" />}
      emptyHelp={translate("resources.users.empty")}
      rowClick={mayI("users", "edit") ? "edit" : false}
      card={(user) => (
        <CardLines
          title={user.name}
          mark={<EnumText of="role" value={user.role} />}
          lines={[user.email, state(user)]}
        />
      )}
    >
      <DataTable.Col<User> source="active" render={state} />
      <DataTable.Col<User> source="name" />
      <DataTable.Col<User> source="email" />
      <DataTable.Col<User> source="role" render={({ role }) => <EnumText of="role" value={role} />} />
      <DataTable.Col<User> source="regionCode" render={({ regionCode }) => <RegionName code={regionCode} />} />
      <DataTable.Col<User>
        source="secondFactor"
        disableSort
        render={({ secondFactor }) => translate(`ra.boolean.${Boolean(secondFactor)}`)}
      />
    </ListPage>
  );
}
