/** A command as GitHub's runner has it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** The rules of the runner's ActionCommand.cs: commands of both kinds, at any line's beginning or (the older) within it. */
export function readByRunner(text: string): Command[] {
  return text.split(/\r\n|\r|\n/).flatMap((line): Command[] => {
    const [, info, data] = /^\s*::(.*?)::(.*)$/su.exec(line) ?? [];
    if (info === undefined || data === undefined) {
      if (/##\[.*\]/.test(line)) return [{ name: "older", properties: {}, data: line }];
      return line === "" ? [] : [{ name: "none", properties: {}, data: line }];
    }
    const [name = "", ...rest] = info.split(" ");
    const pairs = rest
      .join(" ")
      .split(",")
      .map((pair): [string, string] => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at), unescaped(pair.slice(at + 1), { "%3A": ":", "%2C": "," })];
      });
    return [{ name, properties: Object.fromEntries(pairs), data: unescaped(data, {}) }];
  });
}

function unescaped(text: string, more: Readonly<Record<string, string>>): string {
  const signs = { "%0D": "\r", "%0A": "\n", ...more, "%25": "%" };
  return Object.entries(signs).reduce((read, [escaped, sign]) => read.replaceAll(escaped, sign), text);
}
