import { useTranslate } from "react-admin";
import { Page } from "../page/Page.tsx";

export default function Dashboard() {
  const translate = useTranslate();
  return <Page title={translate("app.menu.home")}>{null}</Page>;
}
