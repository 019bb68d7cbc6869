const UNITS = [
  { name: "d", ms: 86_400_000 },
  { name: "h", ms: 3_600_000 },
  { name: "min", ms: 60_000 },
] as const;

/** An age for people, such as `3 h`. */
export function ageOf(milliseconds: number): string {
  const unit = UNITS.find(({ ms }) => milliseconds >= ms);
  return unit ? `${Math.floor(milliseconds / unit.ms)} ${unit.name}` : `${Math.floor(milliseconds / 1000)} s`;
}
