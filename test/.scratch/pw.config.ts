import base from "../e2e/playwright.config.ts";
export default { ...base, testDir: "../e2e", globalSetup: undefined, outputDir: "/tmp/g-Y-out", reporter: [["list"]], use: { ...base.use, baseURL: "http://localhost:8931" } };
