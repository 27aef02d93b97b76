import { createSignal, type Accessor } from 'solid-js';
import type { Issue } from '../graphql/refusal.ts';
import type { FormOutcome } from '../ui/Form.tsx';
import { SignInRefused } from './auth.ts';

/** At which field a refusal of the sign-in belongs. */
const FIELDS: Record<string, string> = { WEAK_PASSWORD: 'newPassword', INVALID_PASSWORD: 'currentPassword' };

export interface AuthForm {
  issues: Accessor<readonly Issue[]>;
  outcome: FormOutcome;
  busy: Accessor<boolean>;
  /** Sends it unless something is missing. Whether it was accepted. */
  run(missing: readonly Issue[], act: () => Promise<unknown>): Promise<boolean>;
}

/** A form that goes to the sign-in rather than to the API: what is wrong is shown in the same way. */
export function createAuthForm(): AuthForm {
  const [issues, setIssues] = createSignal<readonly Issue[]>([]);
  const [refusal, setRefusal] = createSignal<{ message: string }>();
  const [failure, setFailure] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);

  return {
    issues,
    busy,
    outcome: { issues: () => [], refusal, failure },
    async run(missing, act) {
      if (busy()) return false;
      setRefusal(undefined);
      setFailure(undefined);
      setIssues(missing);
      if (missing.length > 0) return false;
      setBusy(true);
      try {
        await act();
        return true;
      } catch (error) {
        if (!(error instanceof SignInRefused)) setFailure(error);
        else if (FIELDS[error.code]) setIssues([{ path: FIELDS[error.code]!, message: error.message }]);
        else setRefusal({ message: error.message });
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
