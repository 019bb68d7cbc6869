import { useEffect, useState } from "react";
import { read } from "../server/ask.ts";
import type { WorkspaceReply } from "../server/replies.ts";
import { usePlace } from "../state/use-place.ts";
import { PersonPage } from "./person-page.tsx";

/** Finds out who is there, and shows Slack as one of them. */
export function SlackPage() {
  const [workspaces, setWorkspaces] = useState<readonly WorkspaceReply[]>();
  const [fault, setFault] = useState<string>();
  const [place, go] = usePlace();

  useEffect(() => {
    read<readonly WorkspaceReply[]>("workspaces").then(setWorkspaces, (thrown) => setFault(String(thrown)));
  }, []);

  if (fault !== undefined) return <Notice words={`The simulator does not answer. ${fault}`} />;
  if (workspaces === undefined) return <Notice words="Loading…" />;
  const people = workspaces.flatMap(({ users }) => users.filter(({ isBot }) => !isBot));
  const me = people.find(({ id }) => id === place?.me) ?? people[0];
  if (me === undefined) return <Notice words="This simulated Slack has no people." />;
  const mine = me.id === place?.me ? place : { me: me.id };
  return <PersonPage key={me.id} workspaces={workspaces} place={mine} go={go} />;
}

function Notice({ words }: { readonly words: string }) {
  return (
    <main className="notice">
      <p>{words}</p>
    </main>
  );
}
