const TIME = /(?<![\d:.])(\d{1,2})(?::(\d{2})(?::\d{2})?(?!\d)(?:\s?([ap])\.?m\b\.?)?|\s?([ap])\.?m\b\.?)/giu;

export interface Times {
  /** Each as hours and minutes; `~2:30` where the half of the day is left open. */
  readonly times: readonly string[];
  /** The text without them. */
  readonly rest: string;
}

/** The times of day of a text: `02:30`, `2:30 pm`, `9 am`. */
export function timesIn(text: string): Times {
  const times: string[] = [];
  const rest = text.replace(TIME, (_, hours: string, minutes = "00", half?: string, other?: string) => {
    const named = (half ?? other)?.toLowerCase();
    const hour = Number(hours);
    if (named) times.push(`${(hour % 12) + (named === "p" ? 12 : 0)}:${minutes}`);
    else times.push(`~${hour}:${minutes}`);
    return " ";
  });
  return { times, rest };
}

/** Whether a time stands among those of a passage; one of them may leave open which half of the day it is. */
export function timeStands(time: string, stated: ReadonlySet<string>): boolean {
  const plain = time.replace("~", "");
  if (stated.has(plain) || stated.has(`~${plain}`)) return true;
  const [hour = "", minutes = ""] = plain.split(":");
  return time.startsWith("~") && Number(hour) <= 12 && stated.has(`${(Number(hour) % 12) + 12}:${minutes}`);
}
