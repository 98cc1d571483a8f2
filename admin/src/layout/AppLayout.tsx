import { lazy, type ReactNode } from "react";
import { Layout } from "react-admin";
import { ConflictDialog } from "../dialogs/ConflictDialog.tsx";
import { SignInAgain } from "../dialogs/SignInAgain.tsx";
import { useSession } from "../providers/useSession.ts";
import { AppBar } from "./AppBar.tsx";
import { Menu } from "./Menu.tsx";
import { PhoneBar } from "./PhoneBar.tsx";

const FactorFirst = lazy(() => import("../account/FactorFirst.tsx"));

export function AppLayout({ children }: { children: ReactNode }) {
  const { secondFactorNeeded } = useSession();
  return (
    <Layout appBar={AppBar} menu={Menu} appBarAlwaysOn>
      {secondFactorNeeded ? <FactorFirst /> : children}
      <PhoneBar />
      <ConflictDialog />
      <SignInAgain />
    </Layout>
  );
}
