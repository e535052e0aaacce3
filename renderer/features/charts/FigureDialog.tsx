import { ClipboardCopy } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { printedPoints } from '#shared/charts/figure.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check, Field, TextArea } from '../../ui/fields.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { ExportRequest } from '../exports/kinds.ts';
import { chooseAndWrite } from '../exports/writing.ts';
import { copyCaption } from './clipboard.ts';

type ChartExport = Extract<ExportRequest, { what: 'chart' | 'co-occurrence' | 'comparison' }>;
interface Figure {
  readonly widthMm: number;
  readonly fontPt: number;
  readonly patterns: boolean;
  readonly dpi: number;
}

interface FigureProps {
  readonly request: ChartExport;
  readonly caption: string;
  readonly onWritten?: () => void;
}

const usual: Figure = { widthMm: 160, fontPt: 9, patterns: false, dpi: 300 };

/** A picture of data that was made for this page alone; its address goes when the data do. */
function usePicture(base64: string | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (base64 === undefined) return;
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [base64]);
  return address;
}

/** Words that come out smaller than asked by more than this are told, in points. */
const tolerance = 0.25;

/** What the size of the words really is where the chart could not be drawn so narrow; `undefined` where it is as asked. */
function smallerWords(base64: string | undefined, { fontPt }: Figure): string | undefined {
  const points = base64 === undefined ? null : printedPoints(atob(base64));
  if (points === null || points > fontPt - tolerance) return;
  return `At this width they come out at ${points.toFixed(1)} pt: this chart needs more room.`;
}

interface MeasureProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** `null` while what is typed is no number between the two. */
  readonly onChange: (value: number | null) => void;
}

function Measure({ label, hint, value, least, most, onChange }: MeasureProps) {
  const [typed, setTyped] = useState(String(value));
  const number = Number(typed);
  const fits = typed.trim() !== '' && Number.isInteger(number) && number >= least && number <= most;
  return (
    <Field
      label={label}
      hint={fits ? hint : undefined}
      inputMode="numeric"
      value={typed}
      error={fits ? undefined : `${least} to ${most}`}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = Number(event.target.value);
        onChange(Number.isInteger(next) && next >= least && next <= most ? next : null);
      }}
    />
  );
}

/** A chart as a figure for print: its size on paper, the size of its words, greys or colours, and a caption to paste. */
export function FigureDialog({ onClose, props }: DialogComponentProps) {
  const { request, caption: first, onWritten } = props as unknown as FigureProps;
  const [remembered, remember] = useLayoutMemory<Figure>('figure', usual);
  const [figure, setFigure] = useState({ ...usual, ...remembered });
  const [format, setFormat] = useState<'svg' | 'png'>('svg');
  const [caption, setCaption] = useState(first);
  const [isWriting, setWriting] = useState(false);
  // Measures that are typed and cannot be: what would be written is not what stands in the field.
  const [wrong, setWrong] = useState<ReadonlySet<keyof Figure>>(new Set());
  const asked: ChartExport = { ...request, figure };
  const { data, failure } = useAsk('exports.make', { request: asked, format: 'svg' });
  const picture = usePicture(data?.base64);
  const small = useMemo(() => smallerWords(data?.base64, figure), [data?.base64, figure]);
  const change = (part: Partial<Figure>) => setFigure((before) => ({ ...before, ...part }));
  const measure = (name: 'widthMm' | 'fontPt' | 'dpi') => (value: number | null) => {
    setWrong((before) => new Set([...before].filter((each) => each !== name).concat(value === null ? name : [])));
    if (value !== null) change({ [name]: value });
  };
  const write = async () => {
    remember(figure);
    setWriting(true);
    const isWritten = await chooseAndWrite(asked, format, new AbortController().signal);
    setWriting(false);
    if (!isWritten) return;
    onWritten?.();
    onClose();
  };
  return (
    <Dialog
      title="Figure for publication"
      width={760}
      onClose={onClose}
      actions={
        <>
          <Button icon={ClipboardCopy} onClick={() => void copyCaption(caption)}>
            Copy the caption
          </Button>
          <span className="grow" />
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={isWriting || wrong.size > 0} onClick={() => void write()}>
            {isWriting ? 'Writing…' : 'Choose a place…'}
          </Button>
        </>
      }
    >
      <div className="charts-figure">
        <div className="charts-figure-paper" style={{ aspectRatio: '4 / 3' }}>
          {picture && <img src={picture} alt="The figure as it will be written" />}
          {failure && <p className="charts-nothing">{failure.message}</p>}
        </div>
        <div className="charts-figure-options">
          <Measure label="Width in mm" value={figure.widthMm} least={40} most={420} onChange={measure('widthMm')} />
          <Measure
            label="Size of the words in pt"
            hint={small}
            value={figure.fontPt}
            least={5}
            most={24}
            onChange={measure('fontPt')}
          />
          <Check checked={figure.patterns} onChange={() => change({ patterns: !figure.patterns })}>
            Greys and patterns in place of colours
          </Check>
          <Segmented
            label="File"
            value={format}
            options={[
              { value: 'svg', label: 'SVG, for print' },
              { value: 'png', label: 'PNG' },
            ]}
            onChange={(next) => {
              setFormat(next);
              measure('dpi')(figure.dpi);
            }}
          />
          {format === 'png' && (
            <Measure label="Dots per inch" value={figure.dpi} least={72} most={1200} onChange={measure('dpi')} />
          )}
        </div>
      </div>
      <TextArea label="Caption" rows={6} value={caption} onChange={(event) => setCaption(event.target.value)} />
    </Dialog>
  );
}
