import { createSignal, type Accessor } from 'solid-js';
import { createAction } from '../graphql/action.ts';
import { explain } from '../graphql/request-failed.ts';
import { toast } from '../ui/toast.tsx';
import { whereTheLinkIs } from './invitation-words.ts';
import { ResendInvitationDocument, type StudioMember } from './settings-documents.ts';

/** Sends an invitation once more; whose is under way, for the button. */
export function createResend(onSent: () => void): { sendingTo: Accessor<string | undefined>; send(member: StudioMember): Promise<void> } {
  const [sendingTo, setSendingTo] = createSignal<string>();
  const action = createAction(ResendInvitationDocument, (data) => data.resendInvitation);
  return {
    sendingTo,
    async send({ id, name, email }) {
      setSendingTo(id);
      const sent = await action.run({ input: { memberId: id } });
      setSendingTo(undefined);
      if (sent) {
        toast({ text: `${name} is invited again: ${whereTheLinkIs(email)}` });
        onSent();
        return;
      }
      const issue = action.issues()[0]?.message ?? action.refusal()?.message;
      toast({ text: issue ?? `${explain(action.failure()).title}. Try again.`, kind: 'problem' });
    },
  };
}
