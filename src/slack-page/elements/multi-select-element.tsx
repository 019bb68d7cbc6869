import { useState } from "react";
import { type ElementProps, namedAs, useActing } from "./acting.ts";
import { wordsOf } from "./read-element.ts";
import { firstChoices, useChoices } from "./use-choices.ts";

/** A menu for several: a list of checkboxes that unfolds. */
export function MultiSelectElement(props: ElementProps) {
  const { element, blockId } = props;
  const { enter } = useActing();
  const groups = useChoices(element);
  const [chosen, setChosen] = useState(() => firstChoices(element));
  const most = typeof element.max_selected_items === "number" ? element.max_selected_items : Infinity;
  const all = groups.flatMap((group) => group.choices);
  const words = all.filter(({ value }) => chosen.includes(value)).map((choice) => choice.words);
  const toggle = async (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    setChosen(next);
    if (!(await enter(element, blockId, next))) setChosen(chosen);
  };
  return (
    <details className="field multi">
      <summary>{words.join(", ") || wordsOf(element.placeholder) || "Choose options"}</summary>
      <fieldset className="choices" {...namedAs(props)}>
        {groups.map(({ label, choices }) => (
          <div key={label ?? ""}>
            {label !== undefined && <div className="group-label">{label}</div>}
            {choices.map((choice) => (
              <label key={choice.value} className="choice">
                <input
                  type="checkbox"
                  checked={chosen.includes(choice.value)}
                  disabled={!chosen.includes(choice.value) && chosen.length >= most}
                  onChange={() => void toggle(choice.value)}
                />
                <span>{choice.words}</span>
              </label>
            ))}
          </div>
        ))}
      </fieldset>
    </details>
  );
}
