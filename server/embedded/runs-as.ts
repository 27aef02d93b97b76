import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { CannotStart } from '../cannot-start.ts';

/** Who the database runs as. Empty for an ordinary user: as oneself. */
export interface RunsAs {
  uid?: number;
  gid?: number;
}

const ACCOUNT = 'postgres';

/** PostgreSQL refuses to run as root: then it runs as the owner of its cluster, or as the system's own account for it. */
export function runsAs(cluster: string): RunsAs {
  if (process.getuid?.() !== 0) return {};
  return ownerOf(cluster) ?? systemAccount() ?? makeSystemAccount();
}

function ownerOf(cluster: string): RunsAs | null {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : null;
}

function systemAccount(): RunsAs | null {
  try {
    const id = (option: string): number =>
      Number(execFileSync('id', [option, ACCOUNT], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function makeSystemAccount(): RunsAs {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT], { stdio: 'ignore' });
  } catch {
    // Said below: what counts is whether the account exists now.
  }
  const account = systemAccount();
  if (account) return account;
  throw new CannotStart(
    `PostgreSQL does not run as root, and the account "${ACCOUNT}" could not be made; make it with \`useradd --system ${ACCOUNT}\`, or start Callboard as an ordinary user.`,
  );
}
