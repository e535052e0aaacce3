import type { KeyboardEvent } from 'react';

interface MemoTitleProps {
  readonly title: string;
  readonly editable: boolean;
  readonly onChange: (title: string) => void;
  readonly onLeave: () => void;
  /** Enter goes on to the words. */
  readonly onEnter: () => void;
  readonly focusAtOnce: boolean;
}

/** The title of a memo, in its place: a heading that can be typed in. */
export function MemoTitle({ title, editable, onChange, onLeave, onEnter, focusAtOnce }: MemoTitleProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <textarea
      className="memos-title"
      aria-label="Title of the memo"
      placeholder="Untitled memo"
      rows={1}
      maxLength={500}
      // biome-ignore lint/a11y/noAutofocus: a memo that was just made waits for its title
      autoFocus={focusAtOnce}
      readOnly={!editable}
      value={title}
      onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/gu, ' '))}
      onBlur={onLeave}
      onKeyDown={press}
    />
  );
}
