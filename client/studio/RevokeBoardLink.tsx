import { createAction } from '../graphql/action.ts';
import { RevokeBoardLinkDocument, type BoardLink } from './board-links.ts';
import { RevokeDialog } from './RevokeDialog.tsx';

/** Asks before a link ends for good: it may hang on a wall that nobody here sees. */
export function RevokeBoardLink(props: { link: BoardLink | null; onClose: () => void; onRevoked: () => void }) {
  const revoke = createAction(RevokeBoardLinkDocument, (data) => data.revokeBoardLink);
  return (
    <RevokeDialog
      name={props.link?.name ?? null}
      label="Revoke the board link"
      action={revoke}
      variables={() => ({ input: { boardLinkId: props.link!.id } })}
      done={(name) => `The link of ${name} does not open any more.`}
      onClose={props.onClose}
      onRevoked={props.onRevoked}
    >
      <p>Screens that show it go dark within seconds, and its address never opens again. A new link can be made at any time.</p>
    </RevokeDialog>
  );
}
