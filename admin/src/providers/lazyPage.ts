import { lazy } from "react";
import { laterWords } from "./i18nProvider.ts";

/** A page that is opened later: it shows once its words are there too. The first screens use `lazy`, and the words of the start. */
export const lazyPage: typeof lazy = (load) => lazy(() => Promise.all([load(), laterWords()]).then(([page]) => page));
