/** A share as Prometheus writes it: four figures. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))}%`;
}

/** Without what binary fractions leave behind. */
export function rounded(share: number): number {
  return Number(share.toPrecision(6));
}
