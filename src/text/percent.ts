/** A share from 0 to 1 for people, such as `12 %`. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
