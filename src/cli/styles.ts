import { Chalk } from "chalk";

/** Environment variables, as a process has them. */
type Environment = Readonly<Record<string, string | undefined>>;

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** A text as it is set on a terminal; the text as it is where there are no colors. */
export type Styled = (text: string, style?: Style) => string;

/**
 * How texts are set on a stream. FORCE_COLOR has colors everywhere, save where it is 0 or false; NO_COLOR, if it is not empty,
 * has none (https://no-color.org). Else a terminal has them.
 */
export function stylesOf(stream: { readonly isTTY?: boolean }, env: Environment): Styled {
  const chalk = new Chalk({ level: isColored(stream, env) ? 1 : 0 });
  return (text, style) => (style === undefined ? text : chalk[style](text));
}

function isColored({ isTTY }: { readonly isTTY?: boolean }, env: Environment): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  if (none) return false;
  return isTTY === true && terminal !== "dumb";
}
