import { formatCount } from '../../ui/counts.ts';
import { openPlace, opens, type Place, partOf } from './places.ts';
import { stepAside } from './sitting.ts';

interface PlaceListProps {
  readonly label: string;
  readonly places: readonly Place[];
  /** How many there are in all. */
  readonly total: number;
}

function PlaceWords({ place }: { readonly place: Place }) {
  return (
    <>
      <span className="quote" dir="auto">
        <span className="muted">{place.before}</span>
        <mark>{place.text}</mark>
        <span className="muted">{place.after}</span>
      </span>
      <span className="source-line">
        <bdi>{place.where}</bdi>
        {partOf(place) && ` · ${partOf(place)}`}
      </span>
    </>
  );
}

/** Places in their context; pressing one opens it in the window behind, and puts the dialog aside. */
export function PlaceList({ label, places, total }: PlaceListProps) {
  const open = (place: Place) => {
    stepAside();
    openPlace(place);
  };
  return (
    <section className="anonymity-places scroll" aria-label={label}>
      <ul>
        {places.map((place) => (
          <li key={`${JSON.stringify(place.in)} ${place.start}`}>
            {opens(place) ? (
              <button
                type="button"
                className="anonymity-place"
                title="Open where it stands"
                onClick={() => open(place)}
              >
                <PlaceWords place={place} />
              </button>
            ) : (
              <div className="anonymity-place">
                <PlaceWords place={place} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {total > places.length && places.length > 0 && (
        <p className="muted">
          The first {formatCount(places.length)} of {formatCount(total)}.
        </p>
      )}
    </section>
  );
}
