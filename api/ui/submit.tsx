import { isEnding } from './endings';
import { Icon } from './icons';

interface SubmitProps {
  readonly action: string;
  readonly label: string;
  /** Whether the form is what the page is there for. */
  readonly isMain?: boolean;
}

/** The button of a form: one that ends something is outlined in red and has a sign, wherever it stands. */
export const Submit = ({ action, label, isMain = false }: SubmitProps) =>
  isEnding(action) ? (
    <button class="danger">
      <Icon name="late" />
      {label}
    </button>
  ) : (
    <button {...(isMain && { class: 'primary' })}>{label}</button>
  );
