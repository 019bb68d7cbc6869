import { useId } from "react";
import { Words } from "../blocks/words.tsx";
import { Dialog } from "./dialog.tsx";
import { type Json, wordsOf } from "./read-element.ts";

interface Props {
  readonly confirm: Json;
  answer(yes: boolean): void;
}

/** Asks whether something is really to be done, in the words of the app. */
export function ConfirmDialog({ confirm, answer }: Props) {
  const id = useId();
  const danger = confirm.style === "danger";
  return (
    <Dialog labelledBy={id} className="confirm" onClose={() => answer(false)}>
      <h2 id={id}>{wordsOf(confirm.title) || "Are you sure?"}</h2>
      <div className="dialog-body">
        <Words text={confirm.text} />
      </div>
      <div className="dialog-foot">
        <button type="button" className="button" onClick={() => answer(false)}>
          {wordsOf(confirm.deny) || "Cancel"}
        </button>
        <button
          type="button"
          className={danger ? "button danger solid" : "button primary"}
          onClick={() => answer(true)}
        >
          {wordsOf(confirm.confirm) || "Yes"}
        </button>
      </div>
    </Dialog>
  );
}
