import { Show, type JSX } from 'solid-js';
import NotFound from '../app/NotFound.tsx';
import { member } from '../app/viewer.ts';
import { Page } from '../ui/Page.tsx';
import { Views } from '../ui/Views.tsx';
import { viewsFor, type VIEWS } from './views.ts';

/** The frame of every view of figures. What the role may not see is not there. */
export function InsightsPage(props: { view: (typeof VIEWS)[number]['path']; tools?: JSX.Element; fills?: boolean; children: JSX.Element }) {
  const views = () => viewsFor(member().role);
  return (
    <Show when={views().find((view) => view.path === props.view)} fallback={<NotFound />}>
      {(here) => (
        <Page
          title={`Insights: ${here().label.toLowerCase()}`}
          fills={props.fills}
          tools={
            <>
              <Show when={views().length > 1}>
                <Views label="Figures" views={views()} here={props.view} />
              </Show>
              {props.tools}
            </>
          }
        >
          {props.children}
        </Page>
      )}
    </Show>
  );
}
