import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist/", "src/bindings/"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  {
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/require-each-key": "error",
      "no-restricted-imports": ["error", { patterns: ["@tauri-apps/*"] }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "An article is data, never markup." },
        { property: "outerHTML", message: "An article is data, never markup." },
        { property: "insertAdjacentHTML", message: "An article is data, never markup." },
      ],
    },
  },
  { files: ["src/backend/tauri/**"], rules: { "no-restricted-imports": "off" } },
);
