import { openPlace, type Place, partOf } from './places.ts';

interface PlaceListProps {
  readonly label: string;
  readonly places: readonly Place[];
  /** How many there are in all. */
  readonly total: number;
  /** After a place was opened in the window behind. */
  readonly onOpened: () => void;
}

/** Places in their context; pressing one opens it. */
export function PlaceList({ label, places, total, onOpened }: PlaceListProps) {
  return (
    <section className="anonymity-places scroll" aria-label={label}>
      <ul>
        {places.map((place) => (
          <li key={`${JSON.stringify(place.in)} ${place.start}`}>
            <button
              type="button"
              className="anonymity-place"
              title="Open where it stands"
              onClick={() => openPlace(place) && onOpened()}
            >
              <span className="quote" dir="auto">
                <span className="muted">{place.before}</span>
                <mark>{place.text}</mark>
                <span className="muted">{place.after}</span>
              </span>
              <span className="source-line">
                {place.where}
                {partOf(place) && ` · ${partOf(place)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {total > places.length && (
        <p className="muted">
          The first {places.length} of {total.toLocaleString('en-GB')}.
        </p>
      )}
    </section>
  );
}
