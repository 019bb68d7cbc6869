const SIZES: Readonly<Record<string, readonly [kind: string, sizes: readonly number[]]>> = {
  ms: ["time", [1]],
  s: ["time", [1000]],
  min: ["time", [60_000]],
  h: ["time", [3_600_000]],
  d: ["time", [86_400_000]],
  wk: ["time", [604_800_000]],
  mo: ["months", [1]],
  y: ["months", [12]],
  b: ["bytes", [1]],
  kb: ["bytes", [1000, 1024]],
  mb: ["bytes", [1000 ** 2, 1024 ** 2]],
  gb: ["bytes", [1000 ** 3, 1024 ** 3]],
  tb: ["bytes", [1000 ** 4, 1024 ** 4]],
};

/** A number with its unit as the same amount is written in the smallest one; none where a unit has no other. */
export function amountsOf(value: string, unit: string): string[] {
  const [kind, sizes = []] = SIZES[unit] ?? [];
  const number = Number(value);
  return kind && Number.isFinite(number) ? sizes.map((size) => `${kind} ${Math.round(number * size)}`) : [];
}
