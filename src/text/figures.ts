/** US dollars; what is not known is no zero. */
export function dollars(value: number | null): string {
  if (value === null) return "unknown";
  return `$${value === 0 || value >= 1 ? value.toFixed(2) : value.toPrecision(2)}`;
}

/** Thousands apart, such as `12,400`. */
export function count(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",");
}
