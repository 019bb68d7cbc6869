import { useState } from "react";
import { Words } from "../blocks/words.tsx";
import { type ElementProps, namedAs, useActing } from "./acting.ts";
import { groupsOf, initialValueOf, jsonsOf, wordsOf } from "./read-element.ts";

export function CheckboxesElement(props: ElementProps) {
  const { element, blockId } = props;
  const { enter } = useActing();
  const [chosen, setChosen] = useState(() => jsonsOf(element.initial_options).map(initialValueOf));
  const options = groupsOf(element).flatMap((group) => group.options);
  const toggle = async (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    setChosen(next);
    if (!(await enter(element, blockId, next))) setChosen(chosen);
  };
  return (
    <fieldset className="choices" {...namedAs(props)}>
      {options.map(({ value, text, description }) => (
        <label key={value} className="choice">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => void toggle(value)} />
          <span>
            <Words text={text} />
            {wordsOf(description) !== "" && (
              <small>
                <Words text={description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
