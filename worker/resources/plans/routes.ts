import { addCalendar } from "./calendar.ts";
import { addChanges } from "./changes.ts";
import { plansResource } from "./resource.ts";

addCalendar();
addChanges();

export { plansResource };
