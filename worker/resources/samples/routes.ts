import { addClosing } from "./closing.ts";
import { addDraw } from "./drawing.ts";
import { addFreeze } from "./freeze.ts";
import { samplesResource } from "./resource.ts";
import { addSizing } from "./sizing.ts";
import { addViews } from "./views.ts";

addSizing();
addViews();
addFreeze();
addDraw();
addClosing();

export { samplesResource };
