const PREFIX = "/simulator/";

type Values = Readonly<Record<string, string | number | undefined>>;

/** Reads from the control API. The page and the simulator are of one build, so its replies are taken as typed. */
export function read<Reply>(path: string, query: Values = {}): Promise<Reply> {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `${value}`]],
  );
  return reply(fetch(`${PREFIX}${path}?${new URLSearchParams(given)}`));
}

/** Does something as a person. @throws Error with the simulator's words where it is refused. */
export function act<Reply = unknown>(name: string, body: Readonly<Record<string, unknown>>): Promise<Reply> {
  return reply(
    fetch(`${PREFIX}people/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

async function reply<Reply>(call: Promise<Response>): Promise<Reply> {
  const response = await call;
  const body = await response.json();
  if (!response.ok) throw new Error(body.message);
  return body;
}
