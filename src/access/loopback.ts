/** Whether a host, as settings, addresses and `Host` headers write it, is this machine alone. */
export const isLoopbackHost = (host: string): boolean =>
  /^(localhost|127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}|::1|\[::1\])$/i.test(host);

/** Whether what is asked of an address cannot be read or changed on the way. */
export const isSecureAddress = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
