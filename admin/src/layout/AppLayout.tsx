import { lazy, type ReactNode, useState } from "react";
import { Layout } from "react-admin";
import { Conflicts } from "../dialogs/Conflicts.tsx";
import { SignInAgain } from "../dialogs/SignInAgain.tsx";
import { useSession } from "../providers/useSession.ts";
import { AppBar } from "./AppBar.tsx";
import { Menu } from "./Menu.tsx";
import { OfflineNotice } from "./OfflineNotice.tsx";
import { PhoneBar } from "./PhoneBar.tsx";
import { PhoneMenuContext } from "./phoneMenu.ts";
import { Sidebar } from "./Sidebar.tsx";

const FactorFirst = lazy(() => import("../account/FactorFirst.tsx"));

export function AppLayout({ children }: { children: ReactNode }) {
  const { secondFactorNeeded } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <PhoneMenuContext value={{ open, setOpen }}>
      <Layout appBar={AppBar} menu={Menu} sidebar={Sidebar} appBarAlwaysOn>
        <OfflineNotice />
        {secondFactorNeeded ? <FactorFirst /> : children}
        <PhoneBar />
        <Conflicts />
        <SignInAgain />
      </Layout>
    </PhoneMenuContext>
  );
}
