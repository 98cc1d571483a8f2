import { endpoint } from "../../http/endpoint.ts";
import { reachable } from "../../http/resourceRead.ts";
import { PROGRAM_MACHINE } from "../../policy/transitions.ts";
import { programsResource } from "./resource.ts";
import { readStages } from "./stages.ts";
import { moveProgram, transitionBody } from "./transition.ts";

programsResource.routes
  .post(
    "/:id/transition",
    endpoint({ resource: "programs", action: "transition", or: "approve" }, moveProgram, {
      reachable,
      body: transitionBody,
      summary: `Move to another state: ${Object.keys(PROGRAM_MACHINE).join(", ")}`,
    }),
  )
  .get(
    "/:id/stages",
    endpoint({ resource: "programs", action: "read" }, readStages, {
      summary: "The programme's stages under its own labels, what the next one still asks, documents, promised support",
    }),
  );

export { programsResource };
