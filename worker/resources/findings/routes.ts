import { addHistory } from "./history.ts";
import { findingsResource } from "./resource.ts";
import { addVerbs } from "./verbs.ts";

addVerbs();
addHistory();

export { findingsResource };
