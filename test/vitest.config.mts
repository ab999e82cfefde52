import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL(".", import.meta.url).pathname,
    include: ["unit/**/*.test.ts", "protocol/**/*.test.ts"],
    environment: "node",
    setupFiles: ["support/setup.ts"],
    // Conditions are polled and mostly come at once; a loaded machine may be ten times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
