import { useTranslate } from "react-admin";
import { RegionName } from "../fields/RegionName.tsx";
import { Fact, Facts } from "../page/Facts.tsx";
import { Page } from "../page/Page.tsx";
import { Section } from "../page/Section.tsx";
import { useSession } from "../providers/useSession.ts";

export default function AccountPage() {
  const translate = useTranslate();
  const { user } = useSession();
  return (
    <Page title={translate("app.account.title")}>
      <Section title={user.name}>
        <Facts columns={4}>
          <Fact label={translate("ra.auth.email")}>{user.email}</Fact>
          <Fact label={translate("app.account.role")}>{translate(`enums.role.${user.role}`)}</Fact>
          <Fact label={translate("app.account.organization")}>{user.organizationName}</Fact>
          <Fact label={translate("app.account.region")}>
            <RegionName code={user.regionCode ?? user.jurisdiction} />
          </Fact>
        </Facts>
      </Section>
    </Page>
  );
}
