import type { ServiceStatus } from "./service-status.ts";

interface Column {
  readonly head: string;
  readonly cell: (service: ServiceStatus) => string | undefined;
}

const SERVICE: Column = { head: "SERVICE", cell: ({ name }) => name };
const STATE: Column = { head: "STATE", cell: ({ state }) => state };
const HEALTH: Column = {
  head: "HEALTH",
  cell: ({ state, health }) => (state === "absent" ? undefined : health),
};
const VERSION: Column = { head: "VERSION", cell: ({ version }) => version };
const UP = up(2);
const MEMORY: Column = {
  head: "MEMORY",
  cell: ({ memoryBytes }) =>
    memoryBytes === undefined ? undefined : `${(memoryBytes / 2 ** 20).toFixed(0)} MiB`,
};
const URL_COLUMN: Column = {
  head: "URL",
  cell: ({ url }) => (url === undefined ? undefined : withoutLogin(url)),
};
const ADDRESS: Column = {
  head: "ADDRESS",
  cell: ({ url }) => (url === undefined ? undefined : new URL(url).host),
};

/** From wide to narrow; the first that fits is taken. */
const LAYOUTS: readonly (readonly Column[])[] = [
  [SERVICE, STATE, HEALTH, VERSION, UP, MEMORY, URL_COLUMN],
  [SERVICE, STATE, HEALTH, VERSION, UP, MEMORY, ADDRESS],
  [SERVICE, STATE, HEALTH, VERSION, up(1), MEMORY, ADDRESS],
  [SERVICE, STATE, HEALTH, up(1), MEMORY, ADDRESS],
  [SERVICE, STATE, HEALTH, up(1), ADDRESS],
  [SERVICE, STATE, HEALTH],
];

/**
 * The services as a table, and below it why one is not healthy.
 * @param most columns of the terminal; without end if not given
 */
export function serviceLines(
  services: readonly ServiceStatus[],
  most: number = Number.POSITIVE_INFINITY,
): string {
  if (services.every(({ state }) => state === "absent"))
    return "No service of the stack is there. `ledger stack up` starts them.";
  const tables = LAYOUTS.map((columns) => tableOf(columns, services));
  const fits = (table: readonly string[]) => table.every((row) => row.length <= most);
  const why = services.flatMap(({ title, why }) => (why === undefined ? [] : [`${title}: ${why}`]));
  return [...(tables.find(fits) ?? tables.at(-1) ?? []), ...(why.length > 0 ? ["", ...why] : [])].join("\n");
}

function tableOf(columns: readonly Column[], services: readonly ServiceStatus[]): readonly string[] {
  const rows = [
    columns.map(({ head }) => head),
    ...services.map((service) => columns.map(({ cell }) => cell(service) || "-")),
  ];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Of Postgres it would be wider than all others, and `up` prints it whole. */
function withoutLogin(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

function up(units: number): Column {
  return {
    head: "UP",
    cell: ({ uptimeSeconds }) => (uptimeSeconds === undefined ? undefined : durationOf(uptimeSeconds, units)),
  };
}

/** Its largest units, such as `3 d 4 h` of two. */
function durationOf(seconds: number, units: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return "0 s";
  return parts
    .slice(first, first + units)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
