namespace HydroEdge.Watches;

/// <summary>
/// The weights of a watch's features at one site, learnt from judged occurrences: logistic regression with the shipped weights as
/// prior, N(w, 0.3^2), by Newton's method. An intercept, hardly bound, takes up how far everything that was ever raised
/// lies above nought, which is no merit of any feature.
/// </summary>
internal static class SiteWeights
{
    public const int FewestLabels = 10;
    public const int FewestReal = 3;

    private const double Precision = 1 / (0.3 * 0.3);
    private const double InterceptPrecision = 1 / (10.0 * 10.0);
    private const int Steps = 20;
    private const int Halvings = 30;

    /// <summary>Null, so that the defaults stay, with fewer than ten labels or fewer than three real ones among them. Rows with figures that are no numbers are passed over.</summary>
    /// <param name="features">One row per judged occurrence.</param>
    /// <param name="real">Whether it was confirmed.</param>
    /// <param name="defaults">The shipped weights, as long as a row.</param>
    public static double[]? Fit(IReadOnlyList<double[]> features, IReadOnlyList<bool> real, ReadOnlySpan<double> defaults)
    {
        double[] prior = [.. defaults, 0];
        (double[] X, bool Real)[] rows =
            [.. features.Zip(real).Where(row => row.First.Length + 1 == prior.Length && row.First.All(double.IsFinite)).Select(row => ((double[])[.. row.First, 1], row.Second))];
        if (rows.Length < FewestLabels || rows.Count(row => row.Real) < FewestReal)
            return null;

        double[] weights = [.. prior];
        for (var step = 0; step < Steps; step++)
            weights = Improved(weights, prior, rows);
        return weights[..^1];
    }

    // A Newton step, halved until it improves: far from the optimum a whole one may overshoot.
    private static double[] Improved(double[] weights, double[] prior, (double[] X, bool Real)[] rows)
    {
        var step = NewtonStep(weights, prior, rows);
        var before = LogPosterior(weights, prior, rows);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var scale = Math.Pow(0.5, halving);
            double[] next = [.. weights.Zip(step, (weight, move) => weight + scale * move)];
            if (LogPosterior(next, prior, rows) >= before)
                return next;
        }

        return weights;
    }

    private static double LogPosterior(double[] weights, double[] prior, (double[] X, bool Real)[] rows)
    {
        var sum = 0.0;
        foreach (var (x, real) in rows)
        {
            var score = Dot(weights, x) * (real ? 1 : -1);
            sum -= score > 0 ? Math.Log(1 + Math.Exp(-score)) : Math.Log(1 + Math.Exp(score)) - score;
        }

        for (var i = 0; i < weights.Length; i++)
            sum -= PrecisionOf(i, weights.Length) / 2 * (weights[i] - prior[i]) * (weights[i] - prior[i]);
        return sum;
    }

    private static double[] NewtonStep(double[] weights, double[] prior, (double[] X, bool Real)[] rows)
    {
        var size = weights.Length;
        var (gradient, curvature) = (new double[size], new double[size, size]);
        for (var i = 0; i < size; i++)
        {
            curvature[i, i] = PrecisionOf(i, size);
            gradient[i] = -curvature[i, i] * (weights[i] - prior[i]);
        }

        foreach (var (x, real) in rows)
        {
            var probability = 1 / (1 + Math.Exp(-Dot(weights, x)));
            for (var i = 0; i < size; i++)
            {
                gradient[i] += ((real ? 1 : 0) - probability) * x[i];
                for (var j = 0; j <= i; j++)
                    curvature[i, j] += probability * (1 - probability) * x[i] * x[j];
            }
        }

        return Solved(curvature, gradient);
    }

    // Cholesky; the prior keeps the matrix positive definite. Only its lower half is read.
    private static double[] Solved(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                    rest -= matrix[i, k] * matrix[j, k];
                matrix[i, j] = i == j ? Math.Sqrt(rest) : rest / matrix[j, j];
            }

            for (var k = 0; k < i; k++)
                right[i] -= matrix[i, k] * right[k];
            right[i] /= matrix[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                right[i] -= matrix[k, i] * right[k];
            right[i] /= matrix[i, i];
        }

        return right;
    }

    private static double PrecisionOf(int index, int size) => index == size - 1 ? InterceptPrecision : Precision;

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }
}
