import { useState } from "react";
import { accessibleAs, type ElementProps, useActing } from "./acting.ts";
import { wordsOf } from "./read-element.ts";
import { type ChoiceGroup, firstChoice, useChoices } from "./use-choices.ts";

/** A menu for one: the browser's own, so that it works with every keyboard and screen reader. */
export function SelectElement(props: ElementProps) {
  const { element, blockId } = props;
  const { enter } = useActing();
  const groups = useChoices(element);
  const [chosen, setChosen] = useState(() => firstChoice(element));
  const choose = async (value: string) => {
    setChosen(value);
    if (!(await enter(element, blockId, value))) setChosen(chosen);
  };
  return (
    <select
      className="field select"
      value={chosen}
      onChange={({ target }) => void choose(target.value)}
      {...accessibleAs(props)}
    >
      <option value="" disabled>
        {wordsOf(element.placeholder) || "Choose an option"}
      </option>
      {groups.map((group, index) => (
        <Group key={group.label ?? index} group={group} />
      ))}
    </select>
  );
}

function Group({ group: { label, choices } }: { readonly group: ChoiceGroup }) {
  const options = choices.map(({ value, words }) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));
  return label === undefined ? options : <optgroup label={label}>{options}</optgroup>;
}
