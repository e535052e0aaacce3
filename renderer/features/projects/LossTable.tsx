import { formatCount } from '../../ui/counts.ts';
import type { ProjectLoss } from './project.ts';

interface ListProps {
  readonly title: string;
  readonly losses: readonly ProjectLoss[];
}

const List = ({ title, losses }: ListProps) =>
  losses.length > 0 && (
    <section className="projects-losses" aria-label={title}>
      <h3>{title}</h3>
      <table>
        <tbody>
          {losses.map(({ what, count, sentence }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="projects-count">{formatCount(count)}</td>
              <td className="soft">{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

/** What other programs will not see: first what travels along for Axial, then what stays behind. */
export const LossTable = ({ losses }: { readonly losses: readonly ProjectLoss[] }) => (
  <>
    <List title="Not in the file" losses={losses.filter(({ carried }) => !carried)} />
    <List
      title="In the file for Axial; other programs will not see it"
      losses={losses.filter(({ carried }) => carried)}
    />
  </>
);
