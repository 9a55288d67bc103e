import { defineConfig } from "vitest/config";

export default defineConfig({
  cacheDir: ".vite",
  test: {
    // What Convex's own runtime is nearest to.
    environment: "edge-runtime",
    server: { deps: { inline: ["convex-test"] } },
    testTimeout: 60_000,
  },
});
