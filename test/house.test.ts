import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

/** Which rooms a room may import. What is not listed here is not allowed. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  text: [],
  thresholds: [],
  "report-files": ["core"],
  junit: ["text"],
  "html-page": ["core"],
  "terminal-text": ["core", "text", "types of cli"],
  language: ["core"],
  intents: ["core", "language", "types of answer"],
  config: ["core"],
  telemetry: ["core", "config"],
  knowledge: ["core", "text"],
  llm: ["core", "config", "text", "language", "telemetry"],
  store: ["core", "config", "types of limits", "types of llm"],
  redis: ["core"],
  limits: ["core", "config", "language", "redis"],
  cache: ["core", "redis", "types of answer", "types of config"],
  channels: ["core", "language"],
  feedback: ["core", "config", "telemetry", "store", "report", "types of channels"],
  handover: ["core", "language", "telemetry", "channels", "types of store"],
  server: ["core", "config"],
  simulators: ["core"],
  dashboard: ["core", "text", "types of simulators"],
  "slack-page": ["types of simulators"],
  cli: ["core", "language"],
  answer: ["core", "text", "language", "types of llm"],
  bot: [
    "core",
    "config",
    "telemetry",
    "knowledge",
    "llm",
    "store",
    "redis",
    "limits",
    "cache",
    "answer",
    "channels",
    "feedback",
    "handover",
    "intents",
    "language",
    "server",
    "text",
  ],
  ask: ["core", "config", "knowledge", "answer", "bot"],
  "model-endpoint": ["answer", "llm", "simulators"],
  dev: [
    "core",
    "config",
    "telemetry",
    "llm",
    "store",
    "channels",
    "simulators",
    "model-endpoint",
    "bot",
    "dashboard",
    "cli",
    "types of stack",
  ],
  slack: ["core", "simulators", "dashboard", "cli"],
  start: ["core", "config", "telemetry", "channels", "bot", "cli"],
  evaluation: [
    "core",
    "text",
    "language",
    "thresholds",
    "config",
    "knowledge",
    "llm",
    "answer",
    "bot",
    "cli",
    "store",
    "channels",
    "simulators",
    "report-files",
    "junit",
    "html-page",
    "terminal-text",
  ],
  loadtest: [
    "core",
    "text",
    "thresholds",
    "config",
    "store",
    "channels",
    "simulators",
    "model-endpoint",
    "dashboard",
    "cli",
    "report-files",
    "junit",
    "html-page",
    "terminal-text",
  ],
  doctor: ["core", "text", "config", "knowledge", "store"],
  stack: ["core", "text"],
  monitoring: [],
  compose: ["stack", "monitoring", "config"],
  report: ["core", "text", "config", "store", "telemetry"],
  curation: ["core", "text", "language", "config", "telemetry", "knowledge", "answer", "store", "report"],
  data: ["core", "config", "store", "limits"],
  commands: [
    "core",
    "cli",
    "ask",
    "dev",
    "start",
    "evaluation",
    "loadtest",
    "doctor",
    "slack",
    "stack",
    "report",
    "data",
    "feedback",
    "curation",
  ],
};

/** The one room that knows a vendor's package; `cli` and `commands` are the two sides of one door. */
const ROOM_OF_PACKAGE: Readonly<Record<string, readonly string[]>> = {
  "@grafana/grafana-foundation-sdk": ["monitoring"],
  "@hono/node-server": ["server"],
  "@hono/zod-openapi": ["channels"],
  "@oclif/core": ["cli", "commands"],
  "@opentelemetry/api": ["telemetry"],
  "@opentelemetry/exporter-trace-otlp-http": ["telemetry"],
  "@opentelemetry/resources": ["telemetry"],
  "@opentelemetry/sdk-trace-node": ["telemetry"],
  "@slack/bolt": ["channels"],
  autocannon: ["loadtest"],
  chalk: ["cli"],
  chokidar: ["knowledge"],
  cockatiel: ["llm"],
  "csv-parse": ["evaluation"],
  dockerode: ["stack"],
  "fast-xml-parser": ["evaluation", "knowledge"],
  "github-slugger": ["knowledge"],
  hast: ["knowledge"],
  "hdr-histogram-js": ["loadtest"],
  hono: ["channels", "server"],
  ink: ["dashboard"],
  ioredis: ["redis"],
  kysely: ["store"],
  "lru-cache": ["cache"],
  marked: ["text"],
  mdast: ["knowledge"],
  openai: ["llm"],
  pg: ["store"],
  "pg-boss": ["store"],
  pino: ["telemetry"],
  "prom-client": ["telemetry"],
  "pure-rand": ["evaluation", "simulators"],
  "rehype-parse": ["knowledge"],
  "rehype-remark": ["knowledge"],
  "remark-gfm": ["knowledge"],
  "remark-stringify": ["knowledge"],
  undici: ["knowledge"],
  unified: ["knowledge"],
  react: ["dashboard", "slack-page"],
  "react-dom": ["slack-page"],
  "slack-blocks-to-jsx": ["slack-page"],
  stemmer: ["text"],
  testcontainers: ["stack"],
  ws: ["simulators"],
  yaml: ["compose", "core", "evaluation", "knowledge", "loadtest", "monitoring", "stack"],
  // The one package for all borders: it parses `unknown` wherever it comes in.
  zod: [
    "cache",
    "channels",
    "config",
    "core",
    "dev",
    "doctor",
    "evaluation",
    "handover",
    "intents",
    "knowledge",
    "llm",
    "limits",
    "loadtest",
    "server",
    "simulators",
    "stack",
    "store",
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = [...sourcesIn("src"), ...sourcesIn("commands")];
const imports = files.flatMap(importsOf);
const inHouse = imports.filter(({ to }) => to.startsWith("."));
const packages = imports.filter(({ to }) => !to.startsWith("."));

describe("the house", () => {
  it("has a rule for every room", () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(ARROWS).sort());
  });

  it("has arrows that go down only", () => {
    const wrong = inHouse.filter(({ from, to, typeOnly }) => {
      const [here, there] = [roomOf(from), roomOf(targetOf(from, to))];
      const allowed = ARROWS[here] ?? [];
      return (
        here !== there && !allowed.includes(there) && !(typeOnly && allowed.includes(`types of ${there}`))
      );
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it("has no import cycle, types included", () => {
    expect(
      cycleIn(
        new Map(
          files.map((file) => [
            file,
            inHouse.filter(({ from }) => from === file).map(({ from, to }) => targetOf(from, to)),
          ]),
        ),
      ),
    ).toEqual([]);
  });

  it("lets one room know a vendor's package", () => {
    const wrong = packages.filter(
      ({ from, to }) => !isBuiltin(to) && !ROOM_OF_PACKAGE[packageOf(to)]?.includes(roomOf(from)),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it("uses every package that it depends on", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    // The Socket Mode client wants it beside itself.
    const peers = ["undici"];
    const used = new Set([...packages.map(({ to }) => packageOf(to)), ...peers]);
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
  });

  it("keeps a file to one idea", () => {
    const long = files.filter((file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 250);
    expect(long).toEqual([]);
  });
});

describe("the check of the house itself", () => {
  it("finds a cycle where there is one", () => {
    expect(
      cycleIn(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["a"]],
        ]),
      ),
    ).toEqual(["a", "b", "c", "a"]);
  });

  it("reads imports of every form", () => {
    const source =
      'import a from "x";\nimport type { B } from "y";\nexport { c } from "./z.ts";\nawait import("w");';
    expect(readImports("f.ts", source).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ["x", false],
      ["y", true],
      ["./z.ts", false],
      ["w", false],
    ]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file).replaceAll("\\", "/"));
}

function importsOf(file: string): Import[] {
  return readImports(file, readFileSync(join(ROOT, file), "utf8"));
}

function readImports(file: string, source: string): Import[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteral(specifier)) found.push({ from: file, to: specifier.text, typeOnly });
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function targetOf(from: string, to: string): string {
  return relative(ROOT, resolve(ROOT, dirname(from), to)).replaceAll("\\", "/");
}

function roomOf(file: string): string {
  const [top = "", room = ""] = file.split("/");
  return top === "src" ? room : top;
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}

function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const search = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const cycle = search(next, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = search(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
