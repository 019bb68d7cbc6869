import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "../run-program.ts";
import { committed } from "./committed.ts";

/**
 * Grafana publishes its dashboards' schema as types, and the SDK has them. Checked by these is the file as Grafana reads
 * it, so that what a builder lets through, and what a hand has written into it, is seen: an unknown field is a fault.
 */
const SCHEMA = `
import type { Dashboard, FieldConfig, FieldConfigSource, Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import type { Options as NumberOptions } from "@grafana/grafana-foundation-sdk/stat";
import type { FieldConfig as GraphStyle, Options as GraphOptions } from "@grafana/grafana-foundation-sdk/timeseries";

/** In JSON a member of an enum is its text. */
type Json<T> = 0 extends 1 & T ? T
  : T extends string ? \`\${T}\`
  : T extends (infer Each)[] ? Json<Each>[]
  : T extends object ? { [Key in keyof T]: Json<T[Key]> }
  : T;
type PanelOf<Kind, Options, Style> = Omit<Panel, "type" | "options" | "fieldConfig" | "targets"> & {
  type: Kind;
  options: Options;
  fieldConfig: Omit<FieldConfigSource, "defaults"> & { defaults: Omit<FieldConfig, "custom"> & Style };
  targets: Omit<Dataquery, "_implementsDataqueryVariant">[];
};
type Known = PanelOf<"stat", NumberOptions, {}> | PanelOf<"timeseries", GraphOptions, { custom: GraphStyle }> | RowPanel;
type File = Json<Omit<Dashboard, "panels"> & { panels: Known[] }>;
`;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

describe("Grafana's schema", () => {
  it.each([...committed])("holds for %s", (_file, dashboard) => {
    expect(faultsOf(JSON.stringify(dashboard, null, 1))).toEqual([]);
  });

  it.each([
    ["an unknown field of a panel", '"gridPos":', '"gridPosition":'],
    ["an unknown way to show a number", '"colorMode": "value"', '"colorMode": "loud"'],
    ["an unknown style of a graph", '"drawStyle": "line"', '"drawStyle": "curve"'],
    ["a threshold that is no number", '"value": 0.995', '"value": "0.995"'],
    ["an unknown field of a query", '"legendFormat":', '"legend":'],
  ])("would not hold with %s", (_what, right, wrong) => {
    const text = JSON.stringify(committed.get("service.json"), null, 1);
    expect(text).toContain(right);
    expect(faultsOf(text.replace(right, wrong)).length).toBeGreaterThan(0);
  });
});

/** What the compiler says of a dashboard that is written into a program. */
function faultsOf(json: string): readonly string[] {
  const file = join(REPOSITORY, "dashboard-to-check.ts");
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, `${SCHEMA}export const dashboard: File = ${json};`, ts.ScriptTarget.ES2022)
      : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram([file], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
