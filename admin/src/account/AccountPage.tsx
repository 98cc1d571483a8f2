import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { RegionName } from "../fields/RegionName.tsx";
import { Fact, Facts } from "../page/Facts.tsx";
import { Page } from "../page/Page.tsx";
import { Section } from "../page/Section.tsx";
import { useSession } from "../providers/useSession.ts";
import { NoticeWishes } from "./NoticeWishes.tsx";
import { OwnSessions } from "./OwnSessions.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { SecondFactor } from "./SecondFactor.tsx";

const column = { display: "grid", gap: 2, minWidth: 0 };

export default function AccountPage() {
  const translate = useTranslate();
  const { user } = useSession();
  return (
    <Page title={translate("app.account.title")}>
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "repeat(2, minmax(0,1fr))" },
          alignItems: "start",
        }}
      >
        <Box sx={column}>
          <Section title={user.name}>
            <Facts>
              <Fact label={translate("ra.auth.email")}>{user.email}</Fact>
              <Fact label={translate("app.account.role")}>{translate(`enums.role.${user.role}`)}</Fact>
              <Fact label={translate("app.account.organization")}>{user.organizationName}</Fact>
              <Fact label={translate("app.account.region")}>
                <RegionName code={user.regionCode ?? user.jurisdiction} />
              </Fact>
            </Facts>
          </Section>
          <NoticeWishes />
        </Box>
        <Box sx={column}>
          <OwnSessions />
          <PasswordForm />
          <SecondFactor />
        </Box>
      </Box>
    </Page>
  );
}
