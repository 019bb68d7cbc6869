import { GenericContainer, PullPolicy, type WaitStrategy } from "testcontainers";
import type { NewContainer } from "./engine.ts";

/**
 * A container of Testcontainers as the stack needs it: bound to 127.0.0.1, alone in the stack's network under its name,
 * and left running when this process ends. Pulling and waiting are the stack's own, which say more where they fail.
 */
export class StackContainer extends GenericContainer {
  constructor(container: NewContainer) {
    super(container.image);
    const { name, labels, environment, command, files, hostNames, network, alias, port, volume } = container;
    this.withName(name)
      .withLabels(labels)
      .withEnvironment(environment)
      .withCopyContentToContainer(files.map(({ at, text }) => ({ target: at, content: text })))
      .withExtraHosts(hostNames.map((host) => ({ host, ipAddress: "host-gateway" })))
      .withNetworkMode(network)
      .withPullPolicy(neverPulled)
      .withWaitStrategy(NO_WAIT)
      .withAutoCleanup(false)
      .withAutoRemove(false);
    if (command) this.withCommand([...command]);
    if (volume) this.withBindMounts([{ source: volume.name, target: volume.at, mode: "rw" }]);
    // Testcontainers itself binds to all addresses, and joins the default network where there is an alias.
    const inside = `${port.inside}/tcp`;
    this.createOpts.ExposedPorts = { [inside]: {} };
    this.createOpts.NetworkingConfig = { EndpointsConfig: { [network]: { Aliases: [alias] } } };
    this.hostConfig.PortBindings = { [inside]: [{ HostIp: "127.0.0.1", HostPort: String(port.outside) }] };
  }
}

const neverPulled = PullPolicy.neverPull();

/** Testcontainers removes a container that does not get ready, with all it could tell. */
const NO_WAIT: WaitStrategy = {
  waitUntilReady: async () => {},
  withStartupTimeout: () => NO_WAIT,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};
