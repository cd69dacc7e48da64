namespace Studio.Data.Evaluation.Statistics;

/// <summary>Positive definite systems of a few dozen unknowns, by Cholesky's decomposition, in place.</summary>
internal static class SymmetricMatrix
{
    /// <summary>The lower triangle becomes L with L Lᵀ = matrix; false where the matrix is not positive definite.</summary>
    public static bool Decompose(Span<double> matrix, int size)
    {
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = matrix[(row * size) + column];
                for (var k = 0; k < column; k++)
                {
                    sum -= matrix[(row * size) + k] * matrix[(column * size) + k];
                }

                if (row != column)
                {
                    matrix[(row * size) + column] = sum / matrix[(column * size) + column];
                }
                else if (sum > 0)
                {
                    matrix[(row * size) + row] = Math.Sqrt(sum);
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The right side becomes the solution.</summary>
    public static void Solve(ReadOnlySpan<double> lower, Span<double> right, int size)
    {
        for (var row = 0; row < size; row++)
        {
            for (var k = 0; k < row; k++)
            {
                right[row] -= lower[(row * size) + k] * right[k];
            }

            right[row] /= lower[(row * size) + row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < size; k++)
            {
                right[row] -= lower[(k * size) + row] * right[k];
            }

            right[row] /= lower[(row * size) + row];
        }
    }

    public static double[] Inverse(ReadOnlySpan<double> lower, int size)
    {
        var inverse = new double[size * size];
        for (var column = 0; column < size; column++)
        {
            // Symmetric: its rows are its columns.
            var row = inverse.AsSpan(column * size, size);
            row[column] = 1;
            Solve(lower, row, size);
        }

        return inverse;
    }
}
