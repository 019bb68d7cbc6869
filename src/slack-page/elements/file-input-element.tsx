import { useId, useState } from "react";
import { base64Of } from "../composer/send.ts";
import { act } from "../server/ask.ts";
import { usePage } from "../state/page-context.ts";
import { accessibleAs, type ElementProps, useActing } from "./acting.ts";

/** Files for the app alone: they are stored, and shared nowhere. */
export function FileInputElement(props: ElementProps) {
  const { element, blockId } = props;
  const { me, attempt } = usePage();
  const { enter, typed, forget } = useActing();
  const key = useId();
  const [names, setNames] = useState<readonly string[]>([]);
  const most = typeof element.max_files === "number" ? element.max_files : 10;
  const choose = async (files: readonly File[]) => {
    const stored = await attempt(Promise.all(files.slice(0, most).map((file) => store(me, file))));
    forget(key);
    if (stored === undefined || !(await enter(element, blockId, stored))) return;
    setNames(files.slice(0, most).map(({ name }) => name));
  };
  return (
    <>
      <input
        type="file"
        className="file-input"
        multiple={most > 1}
        accept={acceptedBy(element.filetypes)}
        onChange={({ target }) => {
          const stored = choose([...(target.files ?? [])]);
          // Whoever submits meanwhile waits for it.
          typed(key, () => stored);
        }}
        {...accessibleAs(props)}
      />
      {/* The browser names one by itself, and only counts several. */}
      {names.length > 1 && <p className="hint">{names.join(", ")}</p>}
    </>
  );
}

async function store(user: string, file: File): Promise<string> {
  const content = { name: file.name, base64: await base64Of(file) };
  return (await act<{ file: string }>("upload-for-input", { user, ...content })).file;
}

function acceptedBy(filetypes: unknown): string | undefined {
  return Array.isArray(filetypes) ? filetypes.map((type) => `.${type}`).join(",") : undefined;
}
