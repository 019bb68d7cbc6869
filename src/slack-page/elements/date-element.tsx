import { useId, useRef, useState } from "react";
import { accessibleAs, type ElementProps, useActing } from "./acting.ts";
import { type Json, stringOf } from "./read-element.ts";

interface Kind {
  readonly input: "date" | "time" | "datetime-local";
  /** What the browser's input shows at first. */
  first(element: Json): string;
  /** What Slack calls the input's value. */
  entry(value: string): string | number;
}

const DATE: Kind = {
  input: "date",
  first: ({ initial_date }) => stringOf(initial_date) ?? "",
  entry: (value) => value,
};

const KINDS: Readonly<Record<string, Kind>> = {
  datepicker: DATE,
  timepicker: {
    input: "time",
    first: ({ initial_time }) => stringOf(initial_time) ?? "",
    entry: (value) => value,
  },
  datetimepicker: {
    input: "datetime-local",
    first: ({ initial_date_time }) =>
      typeof initial_date_time === "number" ? localOf(initial_date_time) : "",
    entry: (value) => Math.floor(new Date(value).getTime() / 1000),
  },
};

/** The browser's own pickers. */
export function DateElement(props: ElementProps) {
  const { element, blockId } = props;
  const { enter, typed, forget, settle } = useActing();
  const { input, first, entry } = KINDS[String(element.type)] ?? DATE;
  const key = useId();
  const [value, setValue] = useState(() => first(element));
  const entered = useRef(value);
  // While the digits of a year are typed, the browser takes each of them for a whole year.
  const types = useRef(false);
  const choose = async (next: string) => {
    forget(key);
    const before = entered.current;
    entered.current = next;
    if (await enter(element, blockId, next === "" ? null : entry(next))) return;
    entered.current = before;
    setValue(before);
  };
  return (
    <input
      type={input}
      className="field"
      value={value}
      onKeyDown={({ key: pressed }) => {
        types.current = true;
        if (pressed === "Enter") void settle();
      }}
      onPointerDown={() => {
        types.current = false;
      }}
      onChange={({ target }) => {
        setValue(target.value);
        if (types.current) typed(key, () => choose(target.value));
        else void choose(target.value);
      }}
      onBlur={() => {
        if (value !== entered.current) void choose(value);
      }}
      {...accessibleAs(props)}
    />
  );
}

/** `2026-01-31T09:30` in the local time, from seconds since the epoch. */
function localOf(seconds: number): string {
  const moment = new Date(seconds * 1000);
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
