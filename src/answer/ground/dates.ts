const MONTHS = [
  "jan(?:uary)?|januar|janvier|enero",
  "feb(?:ruary)?|februar|février|febrero",
  "mar(?:ch)?|märz|mars|marzo",
  "apr(?:il)?|avril|abril",
  "may|mai|mayo",
  "june?|juni|juin|junio",
  "july?|juli|juillet|julio",
  "aug(?:ust)?|août|agosto",
  "sept?(?:ember)?|septembre|septiembre",
  "oct(?:ober)?|oktober|octobre|octubre",
  "nov(?:ember)?|novembre|noviembre",
  "dec(?:ember)?|dezember|décembre|diciembre",
];
const MONTH = MONTHS.join("|");
const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of |de )?(${MONTH})\\.?,? (?:de )?(\\d{4})(?!\\d)`,
  "giu",
);
const MONTH_DAY = new RegExp(`(?<!\\p{L})(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, "giu");
const ISO = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

/** The days that a text names, in one form for all ways to write them. */
export function datesIn(text: string): string[] {
  return [
    ...(text.match(ISO) ?? []),
    ...[...text.matchAll(DAY_MONTH)].map(([, day, month, year]) => isoOf(year, month, day)),
    ...[...text.matchAll(MONTH_DAY)].map(([, month, day, year]) => isoOf(year, month, day)),
  ];
}

const DAYS = [
  "mondays?|montags?|lundis?|lunes",
  "tuesdays?|dienstags?|mardis?|martes",
  "wednesdays?|mittwochs?|mercredis?|miércoles",
  "thursdays?|donnerstags?|jeudis?|jueves",
  "fridays?|freitags?|vendredis?|viernes",
  "saturdays?|samstags?|samedis?|sábados?",
  "sundays?|sonntags?|dimanches?|domingos?",
];
const SHORT_DAYS = ["mon|mo", "tues?|di", "wed|mi", "thu(?:rs?)?|do", "fri|fr", "sat|sa", "sun|so"];
/** "May", "March" and "mars" are ordinary words as well. */
const PLAIN_MONTHS = MONTHS.map((names, at) => (at === 2 || at === 4 ? undefined : onlyLong(names)));
const DAY_FORMS = DAYS.map(wordForm);
const MONTH_FORMS = PLAIN_MONTHS.map((names) => (names ? wordForm(names) : undefined));
const ANY_MONTH_FORMS = MONTHS.map(wordForm);
const SHORT_DAY_FORMS = SHORT_DAYS.map((names) => wordForm(names.split("|")[0] ?? ""));
const DAY_RANGE = rangeForm();

/** The week days, months and days of a month that a text names without a year. */
export function calendarWordsIn(text: string): string[] {
  return [
    ...DAY_FORMS.flatMap((form, at) => (form.test(text) ? [`day ${at}`] : [])),
    ...MONTH_FORMS.flatMap((form, at) => (form?.test(text) ? [`month ${at + 1}`] : [])),
    ...monthDaysIn(text),
  ];
}

/** Those that a passage names, also by a date or by a range of days. */
export function calendarWordsOf(text: string, dates: readonly string[]): string[] {
  const inRanges = [...text.matchAll(DAY_RANGE)].flatMap(([, from = "", to = ""]) => {
    const [first, last] = [dayOf(from), dayOf(to)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => `day ${first + at}`);
  });
  return [
    ...calendarWordsIn(text),
    ...ANY_MONTH_FORMS.flatMap((form, at) => (form.test(text) ? [`month ${at + 1}`] : [])),
    ...SHORT_DAY_FORMS.flatMap((form, at) => (form.test(text) ? [`day ${at}`] : [])),
    ...inRanges,
    ...dates.flatMap((date) => [`month ${Number(date.slice(5, 7))}`, date.slice(5)]),
  ];
}

const DAY_OF_MONTH = new RegExp(
  `(?<!\\p{L})(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\d])|(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of |de )?(${MONTH})(?!\\p{L})`,
  "giu",
);

function monthDaysIn(text: string): string[] {
  return [...text.matchAll(DAY_OF_MONTH)].map(([, month, day, other, behind]) =>
    isoOf("", month ?? behind, day ?? other).slice(1),
  );
}

function onlyLong(names: string): string {
  return names.replace(/\(\?:([a-z]+)\)\?/g, "$1");
}

function wordForm(names: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, "iu");
}

function rangeForm(): RegExp {
  const any = [...DAYS, ...SHORT_DAYS].join("|");
  return new RegExp(`(?<!\\p{L})(${any})\\.?\\s?(?:-|–|to|through|bis|à|au|a)\\s?(${any})(?!\\p{L})`, "giu");
}

function dayOf(name: string): number {
  return DAYS.findIndex((names, at) => new RegExp(`^(?:${names}|${SHORT_DAYS[at]})$`, "iu").test(name));
}

/** A text without the days that it names. */
export function withoutDates(text: string): string {
  return [ISO, DAY_MONTH, MONTH_DAY].reduce((rest, form) => rest.replace(form, " "), text);
}

const WHOLE_MONTHS = MONTHS.map((names) => new RegExp(`^(?:${names})$`, "iu"));

function isoOf(year = "", month = "", day = ""): string {
  const at = WHOLE_MONTHS.findIndex((form) => form.test(month)) + 1;
  return `${year}-${String(at).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
