import { spawn } from 'node:child_process';

/**
 * A shell that waits for the end of its input, which comes with the end of this process in whatever way, and cleans up:
 * ends the program whose number is in `pidFile`, if any, then the database below the folder, and removes both.
 * @returns lifts the guard, once everything was cleaned up in good order
 */
export function guardFolder(folder: string, pidFile = ''): () => void {
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'guard', folder, pidFile], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  const input = shell.stdin as typeof shell.stdin & { unref(): void };
  input.unref();
  return () => input.end('done\n');
}

const SCRIPT = `
read -r word
[ "$word" = done ] && exit
end() { kill -$1 $2; while kill -0 $2; do sleep 0.1; done; }
[ -f "$2" ] && end KILL "$(cat "$2")"
database=$(readlink -f "$1/postgres")
pid=$(head -n 1 "$database/data/postmaster.pid") && end QUIT "$pid"
rm -rf "$database" "$1"
`;
