import { createEffect, createSignal, on, type Accessor } from 'solid-js';

export interface TypedText {
  text: Accessor<string>;
  /** What is typed cannot be read as a value. */
  unreadable: Accessor<boolean>;
  input(text: string): void;
  /** Writes the value the way the field writes it, when somebody leaves the field. */
  settle(): void;
}

/**
 * Text that stands for a value: it stays as typed while somebody types, and follows the value whenever that changes elsewhere.
 * An unreadable text leaves the value as it was and is shown as wrong.
 */
export function createTypedText<Value>(options: {
  value: Accessor<Value | null>;
  onChange: (value: Value | null) => void;
  write: (value: Value) => string;
  /** Undefined when the text is no value. */
  read: (text: string) => Value | undefined;
}): TypedText {
  const written = (): string => {
    const value = options.value();
    return value === null ? '' : options.write(value);
  };
  const readText = (text: string): Value | null | undefined => (text.trim() === '' ? null : options.read(text));
  const [text, setText] = createSignal(written());
  const [unreadable, setUnreadable] = createSignal(false);

  createEffect(
    on(
      options.value,
      (value) => {
        if (readText(text()) === value) return;
        setText(written());
        setUnreadable(false);
      },
      { defer: true },
    ),
  );

  return {
    text,
    unreadable,
    input(typed) {
      setText(typed);
      const value = readText(typed);
      if (value !== undefined) {
        setUnreadable(false);
        options.onChange(value);
      }
    },
    settle() {
      const wrong = readText(text()) === undefined;
      setUnreadable(wrong);
      if (!wrong) setText(written());
    },
  };
}
