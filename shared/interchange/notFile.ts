/** What is said of pipes, devices and sockets: they have names like files and are none. */
export const notFile = (name: string): string => `${name} is no file that could be read, but a pipe or a device.`;
