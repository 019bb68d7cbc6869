import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { httpPort } from "../../../src/doctor/checks/http-port.ts";
import { freePort } from "../../free-port.ts";
import { finding, findingOf } from "../finding.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function taken(port = 0): Promise<number> {
  const server = createServer().listen(port, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const look = (env: Record<string, string>) => findingOf(httpPort({ env }));

describe("the check of the HTTP port", () => {
  it("passes one that is free, and leaves it free", async () => {
    const port = await freePort();
    expect(await look({ PORT: String(port) })).toEqual(finding("PASS", `127.0.0.1:${port} is free`));
    expect(await taken(port)).toBe(port);
  });

  it("passes 0, which takes a free one", async () => {
    expect(await look({ PORT: "0" })).toEqual(finding("PASS", "a free port is taken"));
  });

  it("catches one that is in use", async () => {
    const port = await taken();
    expect(await look({ PORT: String(port) })).toEqual(finding("FAIL", "is in use", "stop that program"));
  });

  it("only warns of the usual one, since `ledger dev` takes another", async () => {
    // Where 8080 is in use already, that does as well.
    await taken(8080).catch(() => {});
    expect(await look({})).toEqual(
      finding("WARN", "127.0.0.1:8080 is in use", "`ledger dev` takes a free one"),
    );
  });

  it("catches an address that is not this machine's", async () => {
    expect(await look({ HOST: "192.0.2.1", PORT: "0" })).toEqual(finding("FAIL", "EADDRNOTAVAIL", "HOST"));
  });

  it("does not know where the setting itself is wrong", async () => {
    expect(await look({ PORT: "x" })).toEqual(finding("UNKNOWN", "PORT is not valid", "Correct"));
  });
});
