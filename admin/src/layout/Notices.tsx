import { Notification } from "react-admin";

/** At the top: below stands the button the person has just used. */
export const Notices = () => (
  <Notification anchorOrigin={{ vertical: "top", horizontal: "center" }} autoHideDuration={5000} />
);
