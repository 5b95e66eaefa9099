// Loaded before a command, so that it ends where it would reach out of this machine.
const net = require('node:net');

const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const [target, host] = Array.isArray(args[0]) ? args[0] : args;
  const place = typeof target === 'object' ? (target.host ?? 'localhost') : (host ?? 'localhost');
  if (typeof place === 'string' && !['localhost', '127.0.0.1', '::1'].includes(place)) {
    process.stderr.write(`NETWORK: ${place}\n`);
    process.exit(97);
  }
  return connect.apply(this, args);
};
