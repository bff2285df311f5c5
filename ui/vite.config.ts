import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  base: "./",
  clearScreen: false,
  server: { port: 5173 },
  // WebKitGTK 2.44, WebView2 and Safari 17.4 all know light-dark() and the Highlight API.
  build: { target: ["safari17", "chrome123"], sourcemap: false, chunkSizeWarningLimit: 1200 },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    // Components under test share two cores with whatever else runs.
    testTimeout: 30_000,
    setupFiles: ["src/shared/testing/setup.ts"],
  },
});
