import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { Page } from "../page/Page.tsx";
import { SecondFactor } from "./SecondFactor.tsx";

/** Stands before everything else until the account has the second factor it must have. */
export default function FactorFirst() {
  const translate = useTranslate();
  return (
    <Page title={translate("app.account.factor")} subtitle={translate("app.account.factorFirst")}>
      <Box sx={{ maxWidth: 520 }}>
        <SecondFactor onDone={() => window.location.reload()} />
      </Box>
    </Page>
  );
}
