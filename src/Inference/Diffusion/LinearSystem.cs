namespace Studio.Inference.Diffusion;

/// <summary>Gaussian elimination with partial pivoting, for the few unknowns of a preview.</summary>
internal static class LinearSystem
{
    /// <summary>Leaves the solution in <paramref name="right"/>; both arguments are overwritten.</summary>
    public static void Solve(double[,] matrix, double[,] right)
    {
        var size = matrix.GetLength(0);
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            Swap(matrix, column, pivot);
            Swap(right, column, pivot);
            for (var row = 0; row < size; row++)
            {
                if (row != column)
                {
                    var factor = matrix[row, column] / matrix[column, column];
                    Subtract(matrix, row, column, factor);
                    Subtract(right, row, column, factor);
                }
            }
        }

        for (var row = 0; row < size; row++)
        {
            for (var j = 0; j < right.GetLength(1); j++)
            {
                right[row, j] /= matrix[row, row];
            }
        }
    }

    private static void Swap(double[,] matrix, int a, int b)
    {
        for (var j = 0; j < matrix.GetLength(1); j++)
        {
            (matrix[a, j], matrix[b, j]) = (matrix[b, j], matrix[a, j]);
        }
    }

    private static void Subtract(double[,] matrix, int row, int source, double factor)
    {
        for (var j = 0; j < matrix.GetLength(1); j++)
        {
            matrix[row, j] -= factor * matrix[source, j];
        }
    }
}
