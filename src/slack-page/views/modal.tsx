import { type FormEvent, useId, useMemo, useState } from "react";
import type { SubmissionOutcome } from "../../simulators/slack/people/interactions-door.ts";
import type { SlackView } from "../../simulators/slack/workspace/view.ts";
import { BlockKit } from "../blocks/block-kit.tsx";
import { Icon } from "../design/icon.tsx";
import { useActing } from "../elements/acting.ts";
import { ActingPlace } from "../elements/acting-place.tsx";
import { Dialog } from "../elements/dialog.tsx";
import { wordsOf } from "../elements/read-element.ts";
import { act } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";

interface Props {
  readonly view: SlackView;
  readonly errors: Readonly<Record<string, string>>;
  readonly uppermost: boolean;
}

/** A modal of an app. */
export function Modal({ view, errors, uppermost }: Props) {
  const { me, attempt } = usePage();
  const id = useId();
  const where = useMemo(() => ({ view: view.id }), [view.id]);
  const close = (all: boolean) => void attempt(act("close-view", { user: me, view: view.id, all }));
  return (
    <Dialog labelledBy={id} className={uppermost ? "modal" : "modal below"} onClose={() => close(false)}>
      <ActingPlace where={where} errors={errors}>
        <header className="dialog-head">
          <h2 id={id}>{wordsOf(view.title)}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="Close all"
            title="Close all"
            onClick={() => close(true)}
          >
            <Icon name="close" />
          </button>
        </header>
        <ModalForm view={view} onClose={() => close(false)} />
      </ActingPlace>
    </Dialog>
  );
}

function ModalForm({ view, onClose }: { readonly view: SlackView; onClose(): void }) {
  const { me, attempt, fail } = usePage();
  const { settle } = useActing();
  const [busy, setBusy] = useState(false);
  const submits = view.submit !== null || view.blocks.some(({ type }) => type === "input");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await settle();
    const outcome = await attempt(act<SubmissionOutcome>("submit-view", { user: me, view: view.id }));
    if (outcome?.type === "failed") fail(new Error(outcome.words));
    setBusy(false);
  };
  return (
    <form className="modal-form" noValidate onSubmit={(event) => void submit(event)}>
      <div className="dialog-body">
        <BlockKit blocks={view.blocks} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {wordsOf(view.close) || "Close"}
        </button>
        {submits && (
          <button type="submit" className="button primary" disabled={busy} aria-busy={busy}>
            {wordsOf(view.submit) || "Submit"}
          </button>
        )}
      </footer>
    </form>
  );
}
