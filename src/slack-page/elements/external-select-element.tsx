import { type KeyboardEvent, useRef, useState } from "react";
import type { Option } from "../../simulators/slack/people/interactions-door.ts";
import { usePage } from "../state/page-context.ts";
import { accessibleAs, type ElementProps, useActing } from "./acting.ts";
import { initialValueOf, isJson, jsonsOf, wordsOf } from "./read-element.ts";

const FEWEST_LETTERS = 3;

/** A menu whose options the app finds while a person types. */
export function ExternalSelectElement(props: ElementProps) {
  const { element, blockId } = props;
  const { enter, suggest } = useActing();
  const { fail } = usePage();
  const several = String(element.type).startsWith("multi_");
  const [offered, setOffered] = useState<readonly Option[]>([]);
  const [chosen, setChosen] = useState(() => firstChosen(props));
  const [typed, setTyped] = useState("");
  const asked = useRef(0);
  const fewest = typeof element.min_query_length === "number" ? element.min_query_length : FEWEST_LETTERS;

  const search = async (text: string) => {
    setTyped(text);
    asked.current += 1;
    const mine = asked.current;
    if (text.length < fewest) return setOffered([]);
    try {
      const outcome = await suggest(element, blockId, text);
      // An answer to what was typed before comes too late.
      if (mine !== asked.current) return;
      if (outcome.type === "failed") fail(new Error(outcome.words));
      else setOffered(outcome.options);
    } catch (fault) {
      fail(fault);
    }
  };

  const most = typeof element.max_selected_items === "number" ? element.max_selected_items : Infinity;
  const isChosen = (option: Option) => chosen.some(({ value }) => value === option.value);
  const isFull = several && chosen.length >= most;
  const choose = async ({ value, text }: Option) => {
    const others = several ? chosen.filter((each) => each.value !== value) : [];
    const taken = several && others.length < chosen.length;
    const next = taken ? others : [...others, { value, words: text.text }];
    const entry = several ? next.map((each) => each.value) : value;
    if (await enter(element, blockId, entry)) setChosen(next);
    if (several) return;
    setOffered([]);
    setTyped("");
  };
  const press = (event: KeyboardEvent) => {
    const [first] = offered;
    // In a modal, Enter would submit it, and Escape would close it.
    if (event.key === "Enter" || (event.key === "Escape" && first !== undefined)) event.preventDefault();
    if (event.key === "Escape") setOffered([]);
    if (event.key === "Enter" && first !== undefined) void choose(first);
  };

  return (
    <div className="external">
      {chosen.length > 0 && <p className="chosen">{chosen.map(({ words }) => words).join(", ")}</p>}
      <input
        className="field"
        type="search"
        value={typed}
        placeholder={wordsOf(element.placeholder) || "Type to search"}
        onFocus={() => void search(typed)}
        onChange={({ target }) => void search(target.value)}
        onKeyDown={press}
        {...accessibleAs(props)}
      />
      {offered.length > 0 && (
        <fieldset className="offered" aria-label="Options">
          {offered.map((option) => (
            <button
              key={option.value}
              type="button"
              aria-pressed={isChosen(option)}
              disabled={isFull && !isChosen(option)}
              onClick={() => void choose(option)}
            >
              {option.text.text}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function firstChosen({ element }: ElementProps) {
  const one = isJson(element.initial_option) ? [element.initial_option] : [];
  return [...one, ...jsonsOf(element.initial_options)].map((option) => ({
    value: initialValueOf(option),
    words: wordsOf(option.text),
  }));
}
