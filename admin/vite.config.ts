import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  plugins: [react()],
  build: { outDir: `${here}/dist`, emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:8787" } },
});
