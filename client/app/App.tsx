import { ErrorBoundary, lazy, Match, onCleanup, onMount, Suspense, Switch, type Component, type JSX } from 'solid-js';
import { Navigate, Router, useLocation, type RouteDefinition, type RouteSectionProps } from '@solidjs/router';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Toasts } from '../ui/toast.tsx';
import { onClockDoubt } from '../time/clock.ts';
import { leaveStudio } from './AccountMenu.tsx';
import { nextPage } from './next-page.ts';
import { PageFault } from './PageFault.tsx';
import { places, placesFor } from './places.ts';
import { Shell } from './Shell.tsx';
import { loadViewer, member, standing } from './viewer.ts';
import styles from './App.module.css';

const NotFound = lazy(() => import('./NotFound.tsx'));
const AccountPage = lazy(() => import('./account/AccountPage.tsx'));
const ForgotPassword = lazy(() => import('./ForgotPassword.tsx'));
const ResetPassword = lazy(() => import('./ResetPassword.tsx'));
const SignIn = lazy(() => import('./SignIn.tsx'));
const Setup = lazy(() => import('./setup/Setup.tsx'));

export function App() {
  return (
    <Router root={Root}>
      {[
        ...places.flatMap((place) => place.bare ?? []),
        {
          path: '/',
          component: InsideAlone,
          children: places.flatMap((place) => (place.full ?? []).map((route) => guarded(place.key, route))),
        },
        { path: '/sign-in', component: SignInDoor },
        { path: '/setup', component: SetupDoor },
        { path: '/forgot-password', component: ForgotPassword },
        { path: '/reset-password', component: ResetPassword },
        {
          path: '/',
          component: Inside,
          children: [
            { path: '/', component: Start },
            ...places.flatMap((place) => place.routes.map((route) => guarded(place.key, route))),
            { path: '/account', component: AccountPage },
            { path: '*', component: NotFound },
          ],
        },
      ]}
    </Router>
  );
}

function Root(props: { children?: JSX.Element }) {
  return (
    <>
      <ErrorBoundary fallback={(error, reset) => <PageFault error={error} reset={reset} />}>
        <Suspense fallback={<Starting />}>{props.children}</Suspense>
      </ErrorBoundary>
      <Toasts />
    </>
  );
}

/** The same line as in index.html: over a slow network it stands there until there is something to see. */
const Starting = () => (
  <p class="starting" role="status">
    Callboard is loading
  </p>
);

/** Asks who is there, and shows what fits: the page, the door, the set-up, or why nothing can be shown. */
function WhoIsThere(props: { signedIn: () => JSX.Element; signedOut: () => JSX.Element; newHouse: () => JSX.Element }) {
  onMount(() => {
    if (standing().is === 'loading' || standing().is === 'failed') void loadViewer();
    onClockDoubt(() => void (standing().is === 'failed' && loadViewer()));
  });
  return (
    <Switch fallback={<Starting />}>
      <Match when={standing().is === 'signed in'}>{props.signedIn()}</Match>
      <Match when={standing().is === 'signed out'}>{props.signedOut()}</Match>
      <Match when={standing().is === 'new house'}>{props.newHouse()}</Match>
      <Match when={standing().is === 'without studio'}>
        <main class={styles.middle}>
          <EmptyState
            title="You belong to no studio yet"
            text="Ask an owner or manager of the studio to add you by the e-mail address you signed in with."
            action={<Button onClick={() => void leaveStudio()}>Sign out</Button>}
          />
        </main>
      </Match>
      <Match when={failedWith()}>
        {(error) => (
          <main class={styles.middle}>
            <Retry />
            <ErrorPanel error={error()} retry={loadViewer} />
          </main>
        )}
      </Match>
    </Switch>
  );
}

const failedWith = (): unknown => {
  const now = standing();
  return now.is === 'failed' ? now.error : undefined;
};

/** Tries again by itself, as the message promises. */
function Retry() {
  const timer = setInterval(() => void loadViewer(), 5_000);
  onCleanup(() => clearInterval(timer));
  return null;
}

const Inside = (props: RouteSectionProps) => <ForMembers {...props} page={() => <Shell {...props} />} />;
const InsideAlone = (props: RouteSectionProps) => <ForMembers {...props} page={() => props.children} />;

function ForMembers(props: RouteSectionProps & { page: () => JSX.Element }) {
  const location = useLocation();
  /** A sign-in link that no longer works leads to its page with ?error: that is for the door to tell, and no part of the page. */
  const door = (): string => {
    const search = new URLSearchParams(location.search);
    const deadLink = search.has('error');
    search.delete('error');
    const next = location.pathname + (search.size > 0 ? `?${search}` : '');
    const query = new URLSearchParams({ ...(next !== '/' && { next }), ...(deadLink && { error: 'link' }) });
    return query.size > 0 ? `/sign-in?${query}` : '/sign-in';
  };
  return (
    <WhoIsThere signedIn={() => props.page()} signedOut={() => <Navigate href={door()} />} newHouse={() => <Navigate href="/setup" />} />
  );
}

function SignInDoor() {
  return (
    <WhoIsThere signedIn={() => <Navigate href={nextPage()} />} signedOut={() => <SignIn />} newHouse={() => <Navigate href="/setup" />} />
  );
}

function SetupDoor() {
  return <WhoIsThere signedIn={() => <Navigate href="/" />} signedOut={() => <Navigate href="/sign-in" />} newHouse={() => <Setup />} />;
}

function Start() {
  const first = () => placesFor(member().role)[0];
  return (
    <Switch fallback={<NotFound />}>
      <Match when={first()}>{(place) => <Navigate href={place().path} />}</Match>
    </Switch>
  );
}

/** A page that the role may not see is "not found", as everywhere. */
function guarded(key: string, route: RouteDefinition): RouteDefinition {
  const Content = route.component as Component<RouteSectionProps> | undefined;
  if (!Content) return route;
  const component = (props: RouteSectionProps) => (
    <Switch fallback={<NotFound />}>
      <Match when={placesFor(member().role).some((place) => place.key === key)}>
        <Content {...props} />
      </Match>
    </Switch>
  );
  // The router prefetches by this on hover.
  return { ...route, component: Object.assign(component, { preload: (Content as { preload?: () => unknown }).preload }) };
}
