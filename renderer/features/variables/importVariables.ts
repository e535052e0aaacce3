import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { countOf } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseOpen } from '../files/chooseFile.ts';

/** Brings in a table: first column = document, other columns = variables. Tells what did not fit. */
export async function importVariables(): Promise<void> {
  const [path] = await chooseOpen({ title: 'Import variables from a table', what: 'table' });
  if (!path) return;
  const imported = await ask('variables.import', { path });
  if (!imported.ok) {
    showToast({ message: imported.error.message, tone: 'danger' });
    return;
  }
  const { variables, values, documents, warnings } = imported.value;
  const sentence = `${countOf(values, 'value')} of ${countOf(variables, 'variable')} for ${countOf(documents, 'document')} came in.`;
  if (warnings.length > 0) session().openDialog('variables.report', { sentence, warnings });
  else showToast({ message: sentence });
}
