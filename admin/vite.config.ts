import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { verifierPage } from "./verifierPage.ts";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  plugins: [react(), verifierPage(here)],
  build: {
    outDir: `${here}/dist`,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // On a weak signal a hundred small files cost more than a few larger ones: what most pages share comes in one,
          // the icons that many show in another, and what the sign-in page needs stays by itself.
          groups: [
            { name: "start", tags: ["$initial"], priority: 2 },
            { name: "icons", priority: 1, minShareCount: 8, test: /@mui[\\/]icons-material/ },
            {
              name: "shared",
              minShareCount: 24,
              maxModuleSize: 4000,
              test: /admin[\\/]src[\\/](?!signIn|main|session|format[\\/]locale|i18n|forms|attachments|resources[\\/]handovers)/,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:8787" } },
});
