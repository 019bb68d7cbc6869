import { type EditedLine, insert } from "../keys/edit-line.ts";
import type { Model } from "./model.ts";

const WORD = /(?:^|\s)([@/][\w.-]*)$/;

/** The line with the name that was begun in full; undefined where none or several fit. */
export function complete({ line, seen }: Model): EditedLine | undefined {
  const begun = WORD.exec(line.before)?.[1];
  if (begun === undefined) return undefined;
  const names = begun.startsWith("@")
    ? [...seen.users.values()].map(({ name }) => `@${name}`)
    : isAtStart(line, begun)
      ? [...seen.commands.map(({ command }) => command), "/upload"]
      : [];
  const fitting = names.filter((name) => name.startsWith(begun));
  const [first] = fitting;
  if (first === undefined) return undefined;
  const common = fitting.reduce(commonStart);
  const completed = common.slice(begun.length);
  if (fitting.length > 1) return completed === "" ? undefined : insert(line, completed);
  return insert(line, `${first.slice(begun.length)} `);
}

function isAtStart({ before }: EditedLine, begun: string): boolean {
  return before === begun;
}

function commonStart(one: string, other: string): string {
  let end = 0;
  while (end < one.length && one[end] === other[end]) end += 1;
  return one.slice(0, end);
}
