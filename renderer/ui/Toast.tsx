import { X } from 'lucide-react';
import { useEffect } from 'react';
import { create } from 'zustand';
import { Button, IconButton } from './Button.tsx';

interface ToastMessage {
  readonly message: string;
  readonly tone?: 'plain' | 'danger';
  /** A newer toast about the same thing takes the place of the older one. */
  readonly about?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}
interface ShownToast extends ToastMessage {
  readonly id: number;
}

const useToasts = create<{ readonly toasts: readonly ShownToast[] }>()(() => ({ toasts: [] }));
let count = 0;

const dismiss = (id: number) =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) }));

const isReplaced = (shown: ToastMessage, by: ToastMessage): boolean =>
  shown.message === by.message || (shown.about !== undefined && shown.about === by.about);

/** Says something for 8 seconds at the foot of the window; the newest two stay in view. */
export function showToast(toast: ToastMessage): void {
  count += 1;
  const shown = { ...toast, id: count };
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter((each) => !isReplaced(each, toast)), shown].slice(-2),
  }));
}

/** Takes away what belongs to a study that is not open any more: all of them, or only those that would do something. */
export const clearToasts = (which: 'all' | 'acting'): void =>
  useToasts.setState(({ toasts }) => ({ toasts: which === 'all' ? [] : toasts.filter(({ action }) => !action) }));

const lifetime = 8000;

function ToastView({ toast }: { readonly toast: ShownToast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), lifetime);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div className={`toast floating ${toast.tone ?? 'plain'}`}>
      <span>{toast.message}</span>
      {toast.action && (
        <Button
          variant="line"
          onClick={() => {
            toast.action?.run();
            dismiss(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" icon={X} onClick={() => dismiss(toast.id)} />
    </div>
  );
}

/** Where toasts appear; read aloud politely. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    // In front of dialogs, too: what was done there can be taken back from there.
    <div className="toasts" role="status" aria-live="polite" data-react-aria-top-layer="true">
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
