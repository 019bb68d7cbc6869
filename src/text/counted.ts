/** So many of a thing, such as `1 passage` and `12 passages`; a noun of another plural gives it. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
