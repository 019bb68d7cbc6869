export interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** May be NaN or infinite, as it was told. */
  readonly value: number;
}

/**
 * The samples of these names in Prometheus' text format; what is no sample is passed over. Only the wanted lines are
 * read in full, because it is done each second. Source:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */
export function parseMetrics(text: string, names: ReadonlySet<string>): readonly MetricSample[] {
  return text.split("\n").flatMap((line) => {
    const name = NAME.exec(line)?.[0];
    if (name === undefined || !names.has(name)) return [];
    const rest = line.slice(name.length).trimStart();
    const [labels, after] = rest.startsWith("{") ? readLabels(rest) : [{}, rest];
    const value = VALUE.exec(after)?.[1];
    return labels === undefined || value === undefined ? [] : [{ name, labels, value: numberOf(value) }];
  });
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const VALUE = /^\s*(\S+)(?:\s+-?\d+)?\s*$/;
/** A name, an equals sign and a value in quotes, in which a backslash stands before what would end it. */
const LABEL = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(,|(?=\}))/y;

/** The labels, undefined where they are none, and what comes after them. */
function readLabels(text: string): [Record<string, string> | undefined, string] {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 1;
  let at = 1;
  for (let found = LABEL.exec(text); found !== null; found = LABEL.exec(text)) {
    const [, name = "", value = ""] = found;
    labels[name] = value.replace(/\\(.)/g, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
    at = LABEL.lastIndex;
  }
  const end = text.slice(at).trimStart();
  return end.startsWith("}") ? [labels, end.slice(1)] : [undefined, ""];
}

function numberOf(text: string): number {
  if (/^[+-]?Inf$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return Number(text);
}
