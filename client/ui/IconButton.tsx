import { splitProps } from 'solid-js';
import { Tooltip } from '@kobalte/core/tooltip';
import { Button, type ButtonProps } from './Button.tsx';
import { TooltipText } from './Tooltip.tsx';
import styles from './Button.module.css';

/** A button that shows a picture alone; `label` is its name for everyone who cannot see it, and its tooltip. */
export function IconButton(props: Omit<ButtonProps, 'children'> & { label: string; icon: ButtonProps['icon'] }) {
  const [own, rest] = splitProps(props, ['label', 'class', 'look']);
  return (
    <Tooltip openDelay={400} closeDelay={80} gutter={6}>
      <Tooltip.Trigger
        as={Button}
        {...(rest as object)}
        look={own.look ?? 'quiet'}
        class={`${styles.square} ${own.class ?? ''}`}
        aria-label={own.label}
      />
      <TooltipText>{own.label}</TooltipText>
    </Tooltip>
  );
}
