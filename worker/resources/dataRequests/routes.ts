import { addErasing } from "./erasing.ts";
import { addHandOut } from "./handOut.ts";
import { dataRequestsResource } from "./resource.ts";
import { addSteps } from "./steps.ts";

addSteps();
addHandOut();
addErasing();

export { dataRequestsResource };
