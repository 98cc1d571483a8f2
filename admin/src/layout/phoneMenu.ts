import { createContext, useContext } from "react";

interface PhoneMenu {
  open: boolean;
  setOpen: (open: boolean) => void;
}

export const PhoneMenuContext = createContext<PhoneMenu>({ open: false, setOpen: () => undefined });

/** The menu as a drawer, at phone width only; the wide one has its own state. */
export const usePhoneMenu = () => useContext(PhoneMenuContext);
