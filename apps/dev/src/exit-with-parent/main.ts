/**
 * Loaded in front of a child's own program: standard input is a pipe that the parent holds and never writes to, so its
 * end means that the parent is gone, however it died. Then nothing of the child may stay and keep its port.
 */
process.stdin
  .once('close', () => process.kill(process.pid, 'SIGKILL'))
  .on('error', () => undefined)
  .resume();
if ('unref' in process.stdin && typeof process.stdin.unref === 'function') process.stdin.unref();
