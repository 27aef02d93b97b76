/** Loaded first in a process of ours: it ends in good order when the one that started it is gone, even by `kill -9`. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
