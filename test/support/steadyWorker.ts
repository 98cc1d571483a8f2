import worker from "#worker/index.ts";
import { setDirection, setStep } from "./steady.ts";

type Fetch = typeof worker.fetch;

/** The Worker as it is, in a world where clock and dice say the same whenever the same is asked: each request names its step. */
export default {
  ...worker,
  fetch: (request: Parameters<Fetch>[0], bindings: object, execution: Parameters<Fetch>[2]) => {
    setStep(Number(request.headers.get("x-step") ?? 0));
    setDirection(request.headers.get("x-frames") === "DESC" ? "DESC" : "ASC");
    return worker.fetch(request, bindings, execution);
  },
};
