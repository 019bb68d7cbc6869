/** Alternatives as a language joins them: `A, B or C`. */
export function listed(choices: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(choices);
}

/** A count with the separators of a language. */
export function counted(count: number, locale: string): string {
  return numbersIn(locale).format(count);
}

/** A count with its noun, as in `1 passage` and `1,200 passages`. */
export function countedOf(count: number, locale: string, one: string, other: string): string {
  const noun = pluralsIn(locale).select(count) === "one" ? one : other;
  return `${counted(count, locale)} ${noun}`;
}

const numbersIn = perLocale((locale) => new Intl.NumberFormat(locale));
const pluralsIn = perLocale((locale) => new Intl.PluralRules(locale));

/** To make one takes longer than all that it is used for in an answer. */
function perLocale<Made>(make: (locale: string) => Made): (locale: string) => Made {
  const made = new Map<string, Made>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

/** A day such as `2026-10-13` with the month in words; what is no day stays as it is. */
export function dayIn(locale: string, day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const written = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(at);
  return locale === "fr" ? written.replace(/^1 /, "1er ") : written;
}

/** A moment, to the minute, in UTC: the zone of whoever reads is not known. */
export function momentIn(locale: string, at: Date): string {
  const format = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" } as const;
  return `${new Intl.DateTimeFormat(locale, format).format(at)} UTC`;
}

/** The code of a fault, such as ` (HTTP 500)`, which is the same in every language. */
export function codeIn(message: string): string {
  return / \(HTTP [^()]*\)$/.exec(message)?.[0] ?? "";
}
