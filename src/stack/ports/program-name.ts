import { basename } from "node:path";
import { shortened } from "../../core/shortened.ts";

const MOST_SHOWN = 60;
/** What runs a script that tells more than it does itself. */
const INTERPRETER =
  /^(node|nodejs|bun|deno|tsx|python[\d.]*|ruby[\d.]*|perl|php[\d.]*|java|bash|sh|dash|zsh)$/;
/** What follows is code, and no script's name. */
const GIVES_CODE = /^(-[cep]|-pe|--eval|--print)$/;
/** No secret looks like one. */
const SCRIPT = /^[\w@][\w.@-]*$/;

/**
 * What a process is called by who started it, such as `node server.js`; empty where it does not tell.
 * @param commandLine as /proc has it, its arguments ended by zeros. Arguments may be secrets: only a script is shown.
 */
export function programName(commandLine: string): string {
  const [program = "", ...rest] = commandLine.split("\0");
  // Some write a title of their own in its place, such as `nginx: master process /usr/sbin/nginx`.
  const name = printable(program.startsWith("/") ? basename(program) : program);
  const script = INTERPRETER.test(name) ? scriptOf(rest) : undefined;
  return shortened(script === undefined ? name : `${name} ${script}`, MOST_SHOWN);
}

function scriptOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => !word.startsWith("-") || GIVES_CODE.test(word));
  const script = basename(words[at] ?? "");
  return SCRIPT.test(script) ? script : undefined;
}

function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, "").trim();
}
