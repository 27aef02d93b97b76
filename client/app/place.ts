import type { Component } from 'solid-js';
import type { RouteDefinition } from '@solidjs/router';
import type { Role } from '../graphql/generated/graphql.ts';

/**
 * A place of the app. Each function's folder declares its own in `place.ts` (default export); places.ts finds them all, so that the
 * navigation holds exactly what exists. Keep that file small and its pages lazy:
 * `routes: [{ path: '/equipment', component: lazy(() => import('./EquipmentPage.tsx')) }]`
 */
export interface Place {
  /** The function's name, as in every other layer. */
  key: string;
  label: string;
  path: string;
  icon: Component<{ size?: number | string }>;
  /** Where it stands: board 10, schedule 20, equipment 30, projects 40, crew 50, clients 60, rooms 70, insights 80, settings 90. */
  order: number;
  /** The letter after `g` that jumps here. */
  jump?: string;
  /** At the foot of the navigation. */
  apart?: boolean;
  /** Everyone, unless it says otherwise. */
  visibleTo?: (role: Role) => boolean;
  /** Pages inside the shell, for who is signed in. */
  routes: readonly RouteDefinition[];
  /** Pages for who is signed in that fill the whole screen, without the shell. */
  full?: readonly RouteDefinition[];
  /** Pages without shell and sign-in, such as a wall board. */
  bare?: readonly RouteDefinition[];
  /** A count beside the label: what needs somebody there. Called once inside the shell; may use reads and the feed. */
  useCount?: () => () => number | undefined;
}

export const place = (definition: Place): Place => definition;
