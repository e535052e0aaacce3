interface ActivationRingProps {
  readonly name: string;
  readonly active: 'all' | 'some' | 'none';
  readonly onToggle: () => void;
}

/** The ring at the end of a row: a filled one filters segments and charts to what it stands for. */
export const ActivationRing = ({ name, active, onToggle }: ActivationRingProps) => (
  <button
    type="button"
    className="tree-ring"
    data-active={active}
    aria-pressed={active === 'all' ? true : active === 'some' ? 'mixed' : false}
    aria-label={`Activate ${name}`}
    title={active === 'all' ? 'Active: press to clear' : 'Activate for segments and charts'}
    // Reached by the right arrow from its row: the tree is one Tab stop.
    tabIndex={-1}
    onClick={onToggle}
  />
);
