const needed = [20, 11];

/**
 * What is wrong with a version of Node, as one message; undefined where nothing is.
 *
 * @param {string} version - Such as `20.11.0`.
 * @returns {string | undefined}
 */
export const ageProblem = (version) => {
  const [major, minor] = version.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return undefined;
  return `Node.js ${version} is too old: ${needed.join('.')} or newer is needed. Nothing was done. Install it from https://nodejs.org.`;
};

/**
 * What keeps the commands from being loaded, as one message: packages that are not installed. Undefined for any other error.
 *
 * @param {unknown} error
 * @returns {string | undefined}
 */
export const startProblem = (error) => {
  const { code, message } = Object(error);
  const name = code === 'ERR_MODULE_NOT_FOUND' ? /^Cannot find package '([^']+)'/.exec(message) : null;
  if (name === null) return undefined;
  return `The package "${name[1]}" is not installed. Nothing was done. Run npm ci in the folder of package.json, which installs every package, and try again.`;
};
