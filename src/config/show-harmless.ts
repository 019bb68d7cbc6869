const MOST_SHOWN = 80;

/** An ordinary setting's URL may hold a password too. */
const PASSWORD = /^(\w+:\/\/)?.*@/s;

/** What looks like a token: given where a URL should be, for one. */
const TOKEN =
  /(?<![A-Za-z0-9])(?:x(?:ox[a-z]|app)|sk|pk|gh[oprsu]|glpat|github_pat)[-_][\w-]+|[\w+=-]{24,}/gi;

/** What JSON leaves as it is, and a terminal does not. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value in quotes, as it can stand in a line of a terminal: without secrets or control signs, and not endless. */
export function showHarmless(value: string): string {
  const masked = value.replace(PASSWORD, "$1***@").replace(TOKEN, "***").toWellFormed();
  const cut = masked.length > MOST_SHOWN ? `${masked.slice(0, MOST_SHOWN)}…` : masked;
  return JSON.stringify(cut.toWellFormed()).replace(CONTROL, asEscape);
}

function asEscape(sign: string): string {
  return Array.from({ length: sign.length }, (_, at) => hexOf(sign.charCodeAt(at))).join("");
}

function hexOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
