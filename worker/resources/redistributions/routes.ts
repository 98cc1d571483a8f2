import { addCompletion } from "./complete.ts";
import { addDecisions } from "./decide.ts";

addDecisions();
addCompletion();

export { redistributionsResource } from "./resource.ts";
