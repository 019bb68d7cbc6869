import { useId, useState } from "react";
import { Words } from "../blocks/words.tsx";
import { accessibleAs, type ElementProps, useActing } from "./acting.ts";
import { groupsOf, initialValueOf, wordsOf } from "./read-element.ts";

export function RadioElement(props: ElementProps) {
  const { element, blockId } = props;
  const { enter } = useActing();
  const name = useId();
  const [chosen, setChosen] = useState(() => initialValueOf(element.initial_option));
  const choose = async (value: string) => {
    setChosen(value);
    if (!(await enter(element, blockId, value))) setChosen(chosen);
  };
  return (
    <div role="radiogroup" className="choices" {...accessibleAs(props)}>
      {groupsOf(element)
        .flatMap((group) => group.options)
        .map(({ value, text, description }) => (
          <label key={value} className="choice">
            <input type="radio" name={name} checked={chosen === value} onChange={() => void choose(value)} />
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
    </div>
  );
}
