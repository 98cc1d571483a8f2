import type { ReactNode } from "react";
import { Layout } from "react-admin";
import { ConflictDialog } from "../dialogs/ConflictDialog.tsx";
import { SignInAgain } from "../dialogs/SignInAgain.tsx";
import { AppBar } from "./AppBar.tsx";
import { Menu } from "./Menu.tsx";
import { PhoneBar } from "./PhoneBar.tsx";

export function AppLayout({ children }: { children: ReactNode }) {
  return (
    <Layout appBar={AppBar} menu={Menu} appBarAlwaysOn>
      {children}
      <PhoneBar />
      <ConflictDialog />
      <SignInAgain />
    </Layout>
  );
}
