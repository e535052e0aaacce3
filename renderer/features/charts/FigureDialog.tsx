import { ClipboardCopy } from 'lucide-react';
import { useEffect, useState } from 'react';
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

interface MeasureProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function Measure({ label, value, least, most, onChange }: MeasureProps) {
  const [typed, setTyped] = useState(String(value));
  const number = Number(typed);
  const fits = typed.trim() !== '' && Number.isInteger(number) && number >= least && number <= most;
  return (
    <Field
      label={label}
      inputMode="numeric"
      value={typed}
      error={fits ? undefined : `${least} to ${most}`}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = Number(event.target.value);
        if (Number.isInteger(next) && next >= least && next <= most) onChange(next);
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
  const asked: ChartExport = { ...request, figure };
  const { data, failure } = useAsk('exports.make', { request: asked, format: 'svg' });
  const picture = usePicture(data?.base64);
  const change = (part: Partial<Figure>) => setFigure((before) => ({ ...before, ...part }));
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
          <Button variant="primary" disabled={isWriting} onClick={() => void write()}>
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
          <Measure
            label="Width in mm"
            value={figure.widthMm}
            least={40}
            most={420}
            onChange={(widthMm) => change({ widthMm })}
          />
          <Measure
            label="Size of the words in pt"
            value={figure.fontPt}
            least={5}
            most={24}
            onChange={(fontPt) => change({ fontPt })}
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
            onChange={setFormat}
          />
          {format === 'png' && (
            <Measure
              label="Dots an inch"
              value={figure.dpi}
              least={72}
              most={1200}
              onChange={(dpi) => change({ dpi })}
            />
          )}
        </div>
      </div>
      <TextArea label="Caption" rows={4} value={caption} onChange={(event) => setCaption(event.target.value)} />
    </Dialog>
  );
}
