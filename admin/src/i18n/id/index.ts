import { app } from "./app.ts";
import { enums } from "./enums.ts";
import { groups } from "./groups.ts";
import { programs } from "./programs.ts";
import { ra } from "./ra.ts";
import { regions } from "./regions.ts";

export const messages = { ra, app, enums, resources: { programs, groups, regions } };
