import { useState } from "react";
import { Icon } from "../design/icon.tsx";
import { type ElementProps, useActing } from "./acting.ts";
import { isJson, type Json, stringOf, wordsOf } from "./read-element.ts";

/** Thumbs up and down; the one that was chosen stays pressed. */
export function FeedbackElement({ element, blockId }: ElementProps) {
  const { enter } = useActing();
  const [chosen, setChosen] = useState<string>();
  const choose = async (value: string) => {
    if (await enter(element, blockId, value)) setChosen(value);
  };
  const shown = [
    { button: element.positive_button, sign: "up" as const, otherwise: "Good" },
    { button: element.negative_button, sign: "down" as const, otherwise: "Bad" },
  ];
  return (
    <fieldset className="feedback" aria-label="Feedback">
      {shown.map(({ button, sign, otherwise }) => {
        const { text, accessibility_label, value }: Json = isJson(button) ? button : {};
        const key = stringOf(value) ?? otherwise;
        return (
          <button
            key={sign}
            type="button"
            className="button small"
            aria-pressed={chosen === key}
            aria-label={stringOf(accessibility_label)}
            onClick={() => void choose(key)}
          >
            <Icon name={sign} /> {wordsOf(text) || otherwise}
          </button>
        );
      })}
    </fieldset>
  );
}
