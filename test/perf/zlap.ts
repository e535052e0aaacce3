let cpu = process.cpuUsage();
export const lap = (name: string) => {
  const used = process.cpuUsage(cpu);
  console.log(name.padEnd(40), Math.round((used.user + used.system) / 1000), 'ms cpu');
  cpu = process.cpuUsage();
};
