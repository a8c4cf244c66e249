using HepAnalysis.Columns;

namespace HepAnalysis.Benchmarks;

/// <summary>The elementary functions of HepMath, the same bits on every machine, against the C library's.</summary>
internal static class HepMathBenchmark
{
    private delegate void Spans(ReadOnlySpan<double> x, Span<double> result);

    public static void Run(long values)
    {
        const int Piece = 1024;
        var random = new Random(1);
        var x = new double[Piece];
        for (var i = 0; i < Piece; i++)
        {
            x[i] = (random.NextDouble() * 6) + 1e-3;
        }

        var result = new double[Piece];
        var rounds = (int)Math.Max(1, values / Piece);
        Measure.Header("elementary functions", "HepMath, ns", "System.Math, ns");
        Row("exp", HepMath.Exp, Math.Exp);
        Row("log", HepMath.Log, Math.Log);
        Row("sin", HepMath.Sin, Math.Sin);
        Row("cos", HepMath.Cos, Math.Cos);
        Row("tan", HepMath.Tan, Math.Tan);
        Row("sinh", HepMath.Sinh, Math.Sinh);
        Row("atan", HepMath.Atan, Math.Atan);
        Row("asinh", HepMath.Asinh, Math.Asinh);

        string PerValue(double milliseconds) => Measure.Number(milliseconds * 1e6 / ((double)rounds * Piece), 2);
        void Row(string name, Spans ours, Func<double, double> theirs)
        {
            var vector = Measure.Median(() =>
            {
                for (var r = 0; r < rounds; r++)
                {
                    ours(x, result);
                }
            });
            var scalar = Measure.Median(() =>
            {
                for (var r = 0; r < rounds; r++)
                {
                    for (var i = 0; i < Piece; i++)
                    {
                        result[i] = theirs(x[i]);
                    }
                }
            });
            Measure.Row(name, PerValue(vector), PerValue(scalar));
        }
    }
}
