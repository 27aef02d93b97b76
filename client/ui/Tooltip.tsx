import type { JSX } from 'solid-js';
import { Tooltip as Kobalte } from '@kobalte/core/tooltip';
import { layers } from './layers.ts';
import styles from './Tooltip.module.css';

export const TooltipText = (props: { children: JSX.Element }) => (
  <Kobalte.Portal mount={layers()}>
    <Kobalte.Content class={styles.content}>{props.children}</Kobalte.Content>
  </Kobalte.Portal>
);

/** A full text on hover and on focus of something short. Never the only place where it is said. */
export function Tooltip(props: { text: string; children: JSX.Element; placement?: 'top' | 'bottom' | 'left' | 'right' }) {
  return (
    <Kobalte openDelay={400} closeDelay={80} gutter={6} placement={props.placement ?? 'bottom'}>
      <Kobalte.Trigger as="span" class={styles.trigger} tabIndex={0}>
        {props.children}
      </Kobalte.Trigger>
      <TooltipText>{props.text}</TooltipText>
    </Kobalte>
  );
}
