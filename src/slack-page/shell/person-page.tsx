import { useCallback, useEffect, useState } from "react";
import { type Changes, openChanges } from "../server/changes.ts";
import { PersonScreen, type PersonScreenProps } from "./person-screen.tsx";
import { Toast } from "./toast.tsx";

/** Follows what happens around one person. */
export function PersonPage(props: Pick<PersonScreenProps, "workspaces" | "place" | "go">) {
  const { me } = props.place;
  const [changes, setChanges] = useState<Changes>();
  const [connected, setConnected] = useState(true);
  const [fault, setFault] = useState<string>();
  const fail = useCallback((thrown: unknown) => {
    setFault(thrown instanceof Error ? thrown.message : String(thrown));
  }, []);

  const dismiss = useCallback(() => setFault(undefined), []);

  useEffect(() => {
    const opened = openChanges(me, setConnected);
    setChanges(opened);
    return () => opened.close();
  }, [me]);

  if (changes === undefined) return null;
  return (
    <>
      <PersonScreen {...props} changes={changes} fail={fail} />
      {!connected && (
        <p className="toast" role="status">
          The simulator is not there. Waiting for it…
        </p>
      )}
      {fault !== undefined && connected && <Toast key={fault} words={fault} onDismiss={dismiss} />}
    </>
  );
}
