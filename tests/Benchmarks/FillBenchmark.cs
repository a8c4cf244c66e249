using HepAnalysis.Histograms;

namespace HepAnalysis.Benchmarks;

/// <summary>Histogram fills, whose sums are exact, against a plain array that is summed up in order.</summary>
internal static class FillBenchmark
{
    public static void Run(long values)
    {
        var random = new Random(1);
        var x = new double[values];
        var weights = new double[values];
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = 0.25 * Math.Exp(random.NextDouble() * 7.5);
            weights[i] = Math.Exp(random.NextDouble() - 0.5);
        }

        Measure.Header($"fills, {Measure.Number(values, 0)} values", "counted, ns", "weighted, ns");
        Row("300 log bins, spans", Axis.Log(300, 0.25, 300), Spans);
        Row("300 log bins, one by one", Axis.Log(300, 0.25, 300), OneByOne);
        Row("100 regular bins, spans", Axis.Regular(100, 0, 200), Spans);
        Row("4 variable bins, spans", Axis.Variable([0.25, 1, 10, 50, 300]), Spans);
        var plain = new double[102];
        var squares = new double[102];
        var counted = Measure.Median(() =>
        {
            foreach (var value in x)
            {
                plain[Index(value)]++;
            }
        });
        var weighted = Measure.Median(() =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                var bin = Index(x[i]);
                plain[bin] += weights[i];
                squares[bin] += weights[i] * weights[i];
            }
        });
        Measure.Row("100 regular bins, plain array, rounded sums", PerValue(counted), PerValue(weighted));

        static int Index(double value) => value < 200 ? 1 + (int)(value * 0.5) : 101;
        string PerValue(double milliseconds) => Measure.Number(milliseconds * 1e6 / values);
        void Row(string what, Axis axis, Action<Histogram1D, double[], double[]?> fill) => Measure.Row(
            what,
            PerValue(Measure.Median(() => fill(new Histogram1D("h", axis), x, null))),
            PerValue(Measure.Median(() => fill(new Histogram1D("h", axis, weighted: true), x, weights))));
    }

    private static void Spans(Histogram1D histogram, double[] x, double[]? weights)
    {
        // Blocks as the event loop fills them.
        for (var i = 0; i < x.Length; i += 4096)
        {
            var count = Math.Min(4096, x.Length - i);
            if (weights is null)
            {
                histogram.Fill(x.AsSpan(i, count));
            }
            else
            {
                histogram.Fill(x.AsSpan(i, count), weights.AsSpan(i, count));
            }
        }
    }

    private static void OneByOne(Histogram1D histogram, double[] x, double[]? weights)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (weights is null)
            {
                histogram.Fill(x[i]);
            }
            else
            {
                histogram.Fill(x[i], weights[i]);
            }
        }
    }
}
