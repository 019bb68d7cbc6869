import { stringOf } from "../blocks/read.ts";
import type { Control } from "../deed.ts";

interface Format {
  /** How it is written, for people. */
  readonly words: string;
  readonly fits: (text: string) => boolean;
}

const DATE: Format = { words: "YYYY-MM-DD", fits: (text) => isMoment(`${text}T00:00`) };
const TIME: Format = { words: "HH:MM", fits: (text) => isMoment(`2000-01-01T${text}`) };
const DATE_AND_TIME: Format = {
  words: "YYYY-MM-DD HH:MM, UTC",
  fits: (text) => isMoment(text.replace(" ", "T")),
};

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ["datepicker", DATE],
  ["timepicker", TIME],
  ["datetimepicker", DATE_AND_TIME],
]);

/** How the element wants to be written in; undefined where any text will do. */
export function formatOf({ element }: Control): string | undefined {
  return FORMATS.get(stringOf(element.type))?.words;
}

/** What is wrong with what was written; an empty line takes away what was there, which is right. */
export function formatFault({ element }: Control, text: string): string | undefined {
  const format = FORMATS.get(stringOf(element.type));
  if (format === undefined || text === "" || format.fits(text)) return undefined;
  return `Write it as ${format.words}.`;
}

/** Whether there is such a moment: a 31st of February is read as one of March. */
function isMoment(text: string): boolean {
  const time = Date.parse(`${text}:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 16) === text;
}
