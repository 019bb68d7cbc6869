import { type KeyboardEvent, useId, useRef, useState } from "react";
import { Icon } from "../design/icon.tsx";
import { usePage } from "../state/page-context.ts";
import { send } from "./send.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { type Suggestion, suggestionsFor } from "./suggestions.ts";

interface Props {
  readonly channel: string;
  readonly thread?: string;
  /** Where it goes, in words. */
  readonly title: string;
}

/** Where a person writes: Enter sends, Shift and Enter begins a line, `@`, `#` and `/` offer what can follow. */
export function Composer({ channel, thread, title }: Props) {
  const page = usePage();
  const listId = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [cursor, setCursor] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const { from, list } = suggestionsFor(typed, cursor, page);
  const offered = closed ? [] : list;
  const chosen = offered[Math.min(at, offered.length - 1)];

  const change = (text: string, position: number) => {
    setTyped(text);
    setCursor(position);
    setAt(0);
    setClosed(false);
  };
  const insert = ({ insert: words }: Suggestion) => {
    const position = from + words.length;
    change(`${typed.slice(0, from)}${words}${typed.slice(cursor)}`, position);
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(position, position));
  };
  const submit = async () => {
    const text = typed.trim();
    if (text === "" && files.length === 0) return;
    const draft = { channel, thread_ts: thread, typed: text, files };
    change("", 0);
    setFiles([]);
    try {
      await send(draft, page);
    } catch (fault) {
      page.fail(fault);
      // What was refused is given back, unless something else is typed already.
      setTyped((next) => next || text);
    }
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (chosen !== undefined && step !== undefined) {
      setAt((at + step + offered.length) % offered.length);
    } else if (chosen !== undefined && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
      insert(chosen);
    } else if (chosen !== undefined && event.key === "Escape") {
      setClosed(true);
    } else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      void submit();
    } else return;
    event.preventDefault();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SuggestionList id={listId} list={offered} chosen={chosen} onChoose={insert} />
      {files.length > 0 && (
        <p className="attached">
          {files.map(({ name }) => name).join(", ")}{" "}
          <button type="button" className="link" onClick={() => setFiles([])}>
            Remove
          </button>
        </p>
      )}
      <textarea
        ref={input}
        rows={1}
        value={typed}
        placeholder={`Message ${title}`}
        aria-label={`Message ${title}`}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen && `${listId}-${chosen.insert.trim()}`}
        onChange={({ target }) => change(target.value, target.selectionStart)}
        onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
        onKeyDown={press}
      />
      <div className="composer-foot">
        <label className="icon-button attach" title="Attach files">
          <Icon name="plus" />
          <span className="unseen">Attach files</span>
          <input
            type="file"
            multiple
            onChange={({ target }) => {
              setFiles([...(target.files ?? [])]);
              target.value = "";
            }}
          />
        </label>
        <span className="hint">Enter sends, Shift and Enter begins a line</span>
        <button type="submit" className="button primary small">
          Send
        </button>
      </div>
    </form>
  );
}
