import { DataTable, useTranslate } from "react-admin";
import { RegionName } from "../../fields/RegionName.tsx";
import { Day, EnumText, Instant, Quiet } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { ListTabs } from "../../list/ListTabs.tsx";
import { INVITATION_STATES, type Invitation } from "./accessModel.ts";
import { InvitationActions } from "./InvitationActions.tsx";
import { InviteButton } from "./InviteButton.tsx";
import { PEOPLE_TABS } from "./tabs.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="invitationState" values={INVITATION_STATES} alwaysOn />,
];

/** Who was asked to join, and what became of it. */
export default function InvitationList() {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.invitations.${key}`);
  const invite = <InviteButton />;
  const until = ({ endsOn }: Invitation) => (endsOn ? <Day value={endsOn} /> : <Quiet>{text("noEnd")}</Quiet>);
  const link = ({ state, expiresAt }: Invitation) =>
    state === "open" ? <Instant value={expiresAt} /> : <Quiet>–</Quiet>;
  const state = (one: Invitation) => <EnumText of="invitationState" value={one.state} />;
  return (
    <ListPage<Invitation>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      exports={false}
      actions={invite}
      above={<ListTabs tabs={PEOPLE_TABS} label="app.menu.users" />}
      emptyHelp={text("empty")}
      emptyAction={invite}
      rowClick={false}
      card={(one) => (
        <CardLines
          title={one.name}
          mark={state(one)}
          lines={[
            one.email,
            <EnumText key="role" of="role" value={one.role} />,
            one.state === "open" && (
              <span key="link">
                {text("by")}: {link(one)}
              </span>
            ),
            <InvitationActions key="do" invitation={one} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Invitation> source="state" disableSort render={state} />
      <DataTable.Col<Invitation> source="name" />
      <DataTable.Col<Invitation> source="email" />
      <DataTable.Col<Invitation> source="role" render={({ role }) => <EnumText of="role" value={role} />} />
      <DataTable.Col<Invitation> source="regionCode" render={({ regionCode }) => <RegionName code={regionCode} />} />
      <DataTable.Col<Invitation> source="endsOn" render={until} />
      <DataTable.Col<Invitation> source="expiresAt" render={link} />
      <DataTable.Col<Invitation> label={false} disableSort render={(one) => <InvitationActions invitation={one} />} />
    </ListPage>
  );
}
