import type { Dashboard, GridPos, Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import { describe, expect, it } from "vitest";
import { OBJECTIVES } from "../../../src/monitoring/objectives.ts";
import { committed, isRow, panels, queriesOf } from "./committed.ts";

const COLUMNS = 24;
/** A unit of Grafana's by its id, or a word that follows the value. */
const UNIT = /^(percentunit|s|bytes|currencyUSD|short|ops|reqps|suffix: .+)$/;
const FROM_ABOVE = { type: "prometheus", uid: "$" + "{datasource}" };

const named = panels.map(({ dashboard, panel }) => [`${dashboard}, ${panel.title}`, panel] as const);

describe.each([...committed])("%s", (_file, dashboard) => {
  it("has a title, a description and an id of its own", () => {
    expect(dashboard.title).toMatch(/^Ledger: /);
    expect(dashboard.description).toMatch(/\.$/);
    expect([...committed.values()].filter(({ uid }) => uid === dashboard.uid)).toHaveLength(1);
  });

  it("lets people choose the data source and the processes", () => {
    expect(
      dashboard.templating.list?.map(({ type, name, multi, includeAll }) => [type, name, multi, includeAll]),
    ).toEqual([
      ["datasource", "datasource", false, false],
      ["query", "instance", true, true],
    ]);
    expect(dashboard.templating.list?.[1]?.datasource).toEqual(FROM_ABOVE);
  });

  it("fills every line of the grid once, with rows above what they head", () => {
    const taken = new Map<string, string>();
    for (const panel of dashboard.panels ?? [])
      for (const cell of cellsOf(panel.gridPos)) {
        expect(taken.get(cell), `${panel.title} at ${cell}`).toBeUndefined();
        taken.set(cell, panel.title ?? "");
      }
    const height = Math.max(...[...taken.keys()].map((cell) => Number(cell.split(",")[1]))) + 1;
    expect(taken.size).toBe(height * COLUMNS);
    expect(dashboard.panels?.[0] && isRow(dashboard.panels[0])).toBe(true);
  });

  it("numbers its panels and names them once", () => {
    const all = dashboard.panels ?? [];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(titlesTwice(dashboard)).toEqual([]);
  });
});

describe.each(named)("%s", (_name, panel) => {
  it("tells what it shows, in which unit, and of which data source", () => {
    expect(panel.title).toMatch(/^[A-Z][^:_]{2,60}(: .+)?$/);
    expect(panel.description?.length).toBeGreaterThan(30);
    expect(panel.description).toMatch(/^[A-Z0-9].*\.$/);
    expect(panel.fieldConfig?.defaults.unit).toMatch(UNIT);
    expect(panel.datasource).toEqual(FROM_ABOVE);
    expect(panel.targets?.length).toBeGreaterThan(0);
    for (const target of panel.targets ?? []) expect(target).toMatchObject({ datasource: FROM_ABOVE });
  });

  it("shows a graph of several lines with their names", () => {
    const names = queriesOf(panel).map(({ legendFormat }) => legendFormat);
    expect(new Set(names).size).toBe(names.length);
    if (panel.type !== "stat") expect(names).not.toContain("");
  });
});

it("counts what is drawn as shares of a whole in shares", () => {
  const shares = panels.filter(
    ({ panel }) => panel.fieldConfig?.defaults.custom?.stacking?.mode === "percent",
  );
  expect(shares.map(({ panel }) => [panel.title, panel.fieldConfig?.defaults.unit])).toEqual([
    ["Outcomes as shares", "percentunit"],
  ]);
});

describe("an objective", () => {
  it.each(OBJECTIVES)(
    "of $name has its threshold on each panel that shows how it is kept",
    ({ name, budget, badRatio }) => {
      const kept = panelsThatAsk(
        name === "availability" ? "avg_over_time(ledger:up:max[3d])" : `1 - ${badRatio}3d`,
      );
      const bad = panelsThatAsk(`${badRatio}1h`).filter(({ title }) => !title?.includes("burn"));
      expect(kept).toHaveLength(1);
      for (const panel of kept) expect(steps(panel)).toContain(Number((1 - budget).toFixed(6)));
      for (const panel of bad) expect(steps(panel)).toContain(budget);
    },
  );

  it.each(OBJECTIVES)(
    "of $name has the rates of its alerts on the panel of its burning",
    ({ badRatio, budget }) => {
      const burning = panelsThatAsk(`${badRatio}1h / ${budget}`);
      expect(burning.length).toBeGreaterThanOrEqual(1);
      for (const panel of burning) expect(steps(panel)).toEqual(expect.arrayContaining([6, 14.4]));
    },
  );

  it.each([
    ["Time to the answer", 5],
    ["Time to the first sign", 1],
    ["Memory", 512 * 1024 ** 2],
    ["CPU", 0.5],
    ["Pool of connections in use", 0.9],
  ])("is a threshold on %s", (title, limit) => {
    expect(panels.filter(({ panel }) => panel.title === title && steps(panel).includes(limit))).toHaveLength(
      1,
    );
  });
});

function panelsThatAsk(query: string): readonly Panel[] {
  return panels.flatMap(({ panel }) =>
    queriesOf(panel).some(({ expr }) => expr.includes(query)) ? [panel] : [],
  );
}

function steps({ fieldConfig }: Panel): readonly (number | null)[] {
  return fieldConfig?.defaults.thresholds?.steps.map(({ value }) => value) ?? [];
}

function cellsOf(place: GridPos | undefined): readonly string[] {
  if (!place) return [];
  const { x, y, w, h } = place;
  return Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`);
}

/** Titles that two panels below the same headline have. */
function titlesTwice({ panels: all = [] }: Dashboard): readonly string[] {
  let row: RowPanel["title"];
  const seen = new Set<string>();
  return all.flatMap((panel) => {
    if (isRow(panel)) row = panel.title;
    const title = `${row}, ${panel.title}`;
    if (seen.has(title)) return [title];
    seen.add(title);
    return [];
  });
}
