using HepAnalysis.Histograms;

namespace HepAnalysis.Framework.Tests.Histograms;

public class HistogramTests
{
    [Test]
    public void Counts_flow_and_statistics_are_kept_and_NaN_is_counted_apart()
    {
        var histogram = new Histogram1D("h", Axis.Regular(2, 0, 2));
        histogram.Fill([0.5, 1.5, 1.75, -1, 2, double.NaN, double.PositiveInfinity, double.NegativeInfinity]);
        var data = histogram.ToData();
        Assert.Multiple(() =>
        {
            Assert.That(data.Contents, Is.EqualTo(new double[] { 2, 1, 2, 2 }));
            Assert.That(data.SumW2, Is.Null);
            Assert.That(data.Entries, Is.EqualTo(7));
            Assert.That(histogram.NaNCount, Is.EqualTo(1));
            Assert.That(data.Statistics, Is.EqualTo(new[] { 3, 3, 3.75, 0.25 + 2.25 + 3.0625 }));
        });
    }

    [Test]
    public void Weights_and_their_squares_are_summed_and_infinite_ones_left_out()
    {
        var histogram = new Histogram2D("h", Axis.Regular(2, 0, 2), Axis.Variable([0, 1, 10]), weighted: true);
        histogram.Fill([0.5, 0.5, 3, 1, 1], [5, 5, 0.5, 0.5, 0.5], [2, -0.5, 1, double.NaN, double.PositiveInfinity]);
        var data = histogram.ToData();
        Assert.Multiple(() =>
        {
            Assert.That(data.Contents[1 + (4 * 2)], Is.EqualTo(1.5));
            Assert.That(data.SumW2![1 + (4 * 2)], Is.EqualTo(4.25));
            Assert.That(data.Contents[3 + 4], Is.EqualTo(1));
            Assert.That(histogram.NonFiniteWeightCount, Is.EqualTo(2));
            Assert.That(data.Entries, Is.EqualTo(3));
            Assert.That(data.Statistics, Is.EqualTo(new[] { 1.5, 4.25, 0.75, 0.375, 7.5, 37.5, 3.75 }));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Any_split_and_order_gives_the_same_bits(bool weighted)
    {
        var random = new Random(8);
        var fills = Enumerable.Range(0, 20_000).Select(_ => (X: random.NextDouble() * 220, W: Math.Exp(random.NextDouble() * 3) * (random.Next(9) == 0 ? 1e-200 : 1))).ToArray();
        string? reference = null;
        foreach (var workers in (int[])[1, 2, 3, 8])
        {
            random.Shuffle(fills);
            var parts = Enumerable.Range(0, workers).Select(_ => new Histogram1D("h", Axis.Regular(50, 0, 200), weighted: weighted)).ToArray();
            foreach (var fill in fills)
            {
                var part = parts[random.Next(workers)];
                if (weighted)
                {
                    part.Fill(fill.X, fill.W);
                }
                else
                {
                    part.Fill(fill.X);
                }
            }

            var total = parts[^1];
            Array.ForEach(parts[..^1], total.Add);
            var data = total.ToData();
            var bits = string.Join(' ', data.Contents.Concat(data.SumW2 ?? []).Concat(data.Statistics).Append(data.Entries).Select(x => BitConverter.DoubleToInt64Bits(x).ToString("x")));
            reference ??= bits;
            Assert.That(bits, Is.EqualTo(reference), $"{workers} workers");
        }
    }

    [Test]
    public void Histograms_of_different_shape_are_not_added()
    {
        var a = new Histogram1D("a", Axis.Regular(2, 0, 2));
        Assert.That(() => a.Add(new Histogram1D("b", Axis.Regular(2, 0, 3))), Throws.TypeOf<HistogramException>().With.Message.Contains("different axes"));
        Assert.That(() => a.Add(new Histogram1D("b", Axis.Regular(2, 0, 2), weighted: true)), Throws.TypeOf<HistogramException>());
    }

    // Reference: regularised incomplete beta functions of mpmath, inverted by halving.
    [TestCase(0, 10, 0, 0.1681491861379764)]
    [TestCase(10, 10, 0.8318508138620236, 1)]
    [TestCase(1, 3, 0.05595797234606911, 0.7478680396182573)]
    [TestCase(0, 0, 0, 1)]
    public void Clopper_Pearson_is_that_of_the_beta_quantiles(int passed, int total, double low, double high)
    {
        var interval = BinomialInterval.ClopperPearson(passed, total);
        Assert.That(interval.Low, Is.EqualTo(low).Within(1e-9));
        Assert.That(interval.High, Is.EqualTo(high).Within(1e-9));
    }

    [Test]
    public void Clopper_Pearson_of_many_trials_is_the_normal_interval()
    {
        var (low, high) = BinomialInterval.ClopperPearson(400_000_000, 1_000_000_000);
        var sigma = Math.Sqrt(0.4 * 0.6 / 1e9);
        Assert.That((low - 0.4) / sigma, Is.EqualTo(-1).Within(1e-3));
        Assert.That((high - 0.4) / sigma, Is.EqualTo(1).Within(1e-3));
    }
}
