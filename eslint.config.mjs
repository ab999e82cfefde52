import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/** A value of a module that never changes is written in capitals: numbers, texts, expressions, lists. */
const fixedValues = [
  "Literal",
  "UnaryExpression",
  "TemplateLiteral",
  "ArrayExpression[elements.length>0]:not(:has(SpreadElement))",
  "TSAsExpression[typeAnnotation.typeName.name='const'][expression.type!='ObjectExpression']",
  "NewExpression[callee.name='RegExp']",
  "NewExpression[callee.name='Set'][arguments.length>0]",
  "BinaryExpression[operator=/^[-+*\\/]/]",
];

export default tseslint.config(
  { ignores: ["dist/", ".vscode-test/", "node_modules/", "test/bench/node_modules/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["./server/tsconfig.json", "./client/tsconfig.json", "./test/tsconfig.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Pages as they are copied stand in tests with all their blanks.
      "no-irregular-whitespace": ["error", { skipStrings: true, skipTemplates: true }],
      "@typescript-eslint/no-non-null-assertion": "off", // typed arrays are indexed in checked loops
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "no-duplicate-imports": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "PrivateIdentifier", message: "TypeScript's `private` says it everywhere." },
        {
          selector: `:matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind='const'] > VariableDeclarator[id.name=/[a-z]/] > :matches(${fixedValues.join(", ")}).init`,
          message: "Fixed values of a module are written in capitals.",
        },
      ],
    },
  },
  {
    files: ["server/src/**/*.ts", "client/src/**/*.ts"],
    rules: {
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    // One line of a draft once stopped the server: no expression of the product takes more than linear time.
    files: ["server/src/**/*.ts", "client/src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "certain" }],
      "regexp/no-super-linear-move": [
        "error",
        { report: "certain", ignorePartial: false, ignoreSticky: true },
      ],
    },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "process",
          "console",
          "URL",
          "Buffer",
          "setTimeout",
          "clearTimeout",
          "setInterval",
          "clearInterval",
          "setImmediate",
          "fetch",
          "require",
          "module",
          "__dirname",
          "performance",
          "AbortController",
          "TextDecoder",
          "document",
          "window",
          "getComputedStyle",
          "navigator",
          "Blob",
          "ClipboardItem",
          "suite",
          "test",
          "suiteSetup",
          "suiteTeardown",
          "setup",
          "teardown",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
);
