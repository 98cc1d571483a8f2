import { addCheck } from "./check.ts";
import { addReplace } from "./replace.ts";
import { sampleItemsResource } from "./resource.ts";
import { addUnmask } from "./unmask.ts";

addCheck();
addReplace();
addUnmask();

export { sampleItemsResource };
