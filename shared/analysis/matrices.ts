/** Copies what stands above the diagonal of a square matrix, row by row, to the place below. */
export function mirror(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += tile) {
    for (let column = 0; column <= row; column += tile) mirrorTile(matrix, size, row, column);
  }
}

/** Matrices are folded in square tiles, for a walk down the columns of a large one would miss the cache at each step. */
export const tile = 32;

function mirrorTile(matrix: Float64Array, size: number, firstRow: number, firstColumn: number): void {
  for (let row = firstRow; row < Math.min(size, firstRow + tile); row++) {
    for (let column = firstColumn; column < Math.min(row, firstColumn + tile); column++) {
      matrix[row * size + column] = matrix[column * size + row] as number;
    }
  }
}
