import { Search } from 'lucide-react';
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react';
import { useId } from 'react';

interface Framing {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The sentence that says what is wrong with the value. */
  readonly error?: string | undefined;
}

function Frame({ id, label, hint, error, children }: Framing & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field-block">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children}
      {hint && !error && (
        <span className="field-hint" id={`${id}-note`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-note`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

type FieldProps = Framing & InputHTMLAttributes<HTMLInputElement> & { readonly ref?: Ref<HTMLInputElement> };

/** A line to type in, with its label above and a hint or an error below. */
export function Field({ label, hint, error, ...rest }: FieldProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        className="field"
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}-note` : undefined}
        {...rest}
      />
    </Frame>
  );
}

type TextAreaProps = Framing &
  TextareaHTMLAttributes<HTMLTextAreaElement> & { readonly ref?: Ref<HTMLTextAreaElement> };

/** Several lines to type in. */
export function TextArea({ label, hint, error, ...rest }: TextAreaProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        className="field"
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}-note` : undefined}
        {...rest}
      />
    </Frame>
  );
}

interface CheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A tick box with its words. */
export const Check = ({ checked, onChange, children }: CheckProps) => (
  <label className="check">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{children}</span>
  </label>
);

type SearchFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly label: string;
  readonly ref?: Ref<HTMLInputElement>;
};

/** A field that filters what stands below it. */
export const SearchField = ({ label, ...rest }: SearchFieldProps) => (
  <div className="search-field">
    <Search className="icon small" aria-hidden="true" />
    <input className="field" type="search" aria-label={label} placeholder={label} {...rest} />
  </div>
);
