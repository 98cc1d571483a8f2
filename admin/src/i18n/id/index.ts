import { withLater } from "../withLater.ts";
import { later } from "./later.ts";
import { start } from "./start.ts";

export const messages = withLater(start, later);
