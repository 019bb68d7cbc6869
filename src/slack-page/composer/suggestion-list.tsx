import type { Suggestion } from "./suggestions.ts";

interface Props {
  readonly id: string;
  readonly list: readonly Suggestion[];
  readonly chosen: Suggestion | undefined;
  onChoose(suggestion: Suggestion): void;
}

/** What can be put in; the keys are those of the input above which it stands. */
export function SuggestionList({ id, list, chosen, onChoose }: Props) {
  return (
    <div role="listbox" id={id} aria-label="Suggestions" className="suggestions" hidden={list.length === 0}>
      {list.map((suggestion) => (
        <div
          key={suggestion.insert}
          id={`${id}-${suggestion.insert.trim()}`}
          role="option"
          tabIndex={-1}
          aria-selected={suggestion === chosen}
          // Before the input loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(suggestion);
          }}
        >
          <strong>{suggestion.words}</strong> <span className="aside">{suggestion.about}</span>
        </div>
      ))}
    </div>
  );
}
