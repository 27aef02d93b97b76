import type { JSX } from 'solid-js';
import { Page } from '../ui/Page.tsx';
import { Views } from '../ui/Views.tsx';
import { ActDialogs } from './ActDialogs.tsx';

const VIEWS = [
  { path: '/equipment', label: 'Units' },
  { path: '/equipment/models', label: 'Models' },
  { path: '/equipment/kits', label: 'Kits' },
] as const;

/** The frame of the three lists of gear, with the dialogs of what is done with it. */
export function EquipmentPage(props: {
  view: (typeof VIEWS)[number]['path'];
  tools?: JSX.Element;
  actions?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <Page
      title="Equipment"
      fills
      tools={
        <>
          <Views label="Equipment" views={VIEWS} here={props.view} />
          {props.tools}
        </>
      }
      actions={props.actions}
    >
      {props.children}
      <ActDialogs />
    </Page>
  );
}
