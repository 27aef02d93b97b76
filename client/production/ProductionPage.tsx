import type { JSX } from 'solid-js';
import { Page } from '../ui/Page.tsx';
import { Views } from '../ui/Views.tsx';

const VIEWS = [
  { path: '/projects', label: 'Pipeline' },
  { path: '/projects/list', label: 'List' },
] as const;

/** The frame of the two views of projects. */
export function ProductionPage(props: {
  view: (typeof VIEWS)[number]['path'];
  tools?: JSX.Element;
  actions?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <Page
      title="Projects"
      fills
      tools={
        <>
          <Views label="Projects" views={VIEWS} here={props.view} />
          {props.tools}
        </>
      }
      actions={props.actions}
    >
      {props.children}
    </Page>
  );
}
