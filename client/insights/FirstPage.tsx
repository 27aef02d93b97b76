import { Navigate } from '@solidjs/router';
import { member } from '../app/viewer.ts';
import { viewsFor } from './views.ts';

/** The first view that the role may see. */
export default function FirstPage() {
  return <Navigate href={viewsFor(member().role)[0]?.path ?? '/'} />;
}
