const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

/** The moment that a ts such as `1700000000.000100` stands for. */
function momentOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

export function timeOf(ts: string): string {
  return TIME.format(momentOf(ts));
}

export function dayOf(ts: string): string {
  return DAY.format(momentOf(ts));
}

export function fullTimeOf(ts: string): string {
  return FULL.format(momentOf(ts));
}
