using HepAnalysis.Histograms;
using HepAnalysis.Storage;

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

    /// <summary>The bulk fill takes its terms together where they allow it; one by one they give the same sums.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Filling_in_bulk_gives_the_bits_of_filling_one_by_one(int seed)
    {
        var random = new Random(seed);
        double Wild(int kind) => kind switch
        {
            0 => (random.NextDouble() * 240) - 20,
            1 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)),
            2 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            _ => ((double[])[0, -0.0, double.NaN, double.PositiveInfinity, double.Epsilon, 1e300, -1e300, 100, 200])[random.Next(9)],
        };
        double[] Values(int length) => [.. Enumerable.Range(0, length).Select(_ => Wild(random.Next(40) is var kind && seed < 3 && kind > 3 ? 0 : kind % 4))];
        foreach (var length in (int[])[1, 3, 511, 513, 2000])
        {
            double[] x = Values(length), y = Values(length), w = Values(length);
            Histogram[] bulk = Shapes(), single = Shapes();
            ((Histogram1D)bulk[0]).Fill(x);
            ((Histogram1D)bulk[1]).Fill(x, w);
            ((Histogram2D)bulk[2]).Fill(x, y);
            ((Histogram2D)bulk[3]).Fill(x, y, w);
            for (var i = 0; i < length; i++)
            {
                ((Histogram1D)single[0]).Fill(x[i]);
                ((Histogram1D)single[1]).Fill(x[i], w[i]);
                ((Histogram2D)single[2]).Fill(x[i], y[i]);
                ((Histogram2D)single[3]).Fill(x[i], y[i], w[i]);
            }

            for (var i = 0; i < bulk.Length; i++)
            {
                Assert.That(bulk[i].ToState(), Is.EqualTo(single[i].ToState()), $"shape {i}, {length} fills");
            }
        }
    }

    [Test]
    public void Statistics_are_the_exact_sums_of_the_terms()
    {
        var random = new Random(5);
        var x = Enumerable.Range(0, 3000).Select(_ => (random.NextDouble() * 10) - 5).ToArray();
        var w = x.Select(_ => Math.Exp(random.NextDouble() * 30) * (random.Next(2) == 0 ? 1 : -1)).ToArray();
        var histogram = new Histogram1D("h", Axis.Regular(7, -4, 4), weighted: true);
        histogram.Fill(x, w);
        ExactSum sum = new(), sum2 = new(), first = new(), second = new();
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] >= -4 && x[i] < 4)
            {
                sum.Add(w[i]);
                sum2.AddProduct(w[i], w[i]);
                first.Add(w[i] * x[i]);
                second.Add(w[i] * x[i] * x[i]);
            }
        }

        Assert.That(histogram.ToData().Statistics, Is.EqualTo(new[] { sum.Round(), sum2.Round(), first.Round(), second.Round() }));
    }

    [Test]
    public void States_of_jobs_add_up_to_the_state_of_all()
    {
        var random = new Random(6);
        var x = Enumerable.Range(0, 5000).Select(_ => random.NextDouble() * 220).ToArray();
        var y = Enumerable.Range(0, 5000).Select(i => i % 97 == 0 ? double.NaN : (random.NextDouble() * 7) - 3).ToArray();
        var w = x.Select((_, i) => i % 89 == 0 ? double.PositiveInfinity : Math.Exp(random.NextDouble() * 200) * (random.Next(5) == 0 ? -1 : 1)).ToArray();
        Histogram[] all = Shapes(), merged = Shapes();
        Fill(all, x, y, w);
        foreach (var cut in (Range[])[3000..5000, 0..1, 1..3000])
        {
            var job = Shapes();
            Fill(job, x[cut], y[cut], w[cut]);
            for (var i = 0; i < job.Length; i++)
            {
                merged[i].Add(Histogram.FromState(job[i].ToState()));
            }
        }

        for (var i = 0; i < all.Length; i++)
        {
            var state = all[i].ToState();
            var read = Histogram.FromState(state);
            Assert.That(merged[i].ToState(), Is.EqualTo(state));
            Assert.That(read.ToState(), Is.EqualTo(state));
            Assert.That((read.Name, read.Title, read.Axes[^1].Title), Is.EqualTo((all[i].Name, all[i].Title, all[i].Axes[^1].Title)));
            Assert.That(read.ToData().Contents, Is.EqualTo(all[i].ToData().Contents));
            Assert.That(read.NaNCount, Is.EqualTo(all[i].NaNCount));
        }
    }

    [Test]
    public void A_damaged_state_is_refused_or_read_but_never_crashes()
    {
        var random = new Random(7);
        var histograms = Shapes();
        Fill(histograms, [1, 2, 3, 150], [1, -2, 0.5, 2], [1, 2, -3e200, 1e-300]);
        foreach (var state in histograms.Select(histogram => histogram.ToState()))
        {
            for (var length = 0; length < state.Length; length++)
            {
                Assert.That(() => Histogram.FromState(state.AsSpan(0, length)), Throws.TypeOf<HistogramStateException>(), $"cut at {length}");
            }

            for (var i = 0; i < state.Length; i++)
            {
                var damaged = state.ToArray();
                damaged[i] ^= (byte)random.Next(1, 256);
                Assert.That(Outcome(damaged), Is.Null.Or.InstanceOf<HepException>(), $"byte {i}");
            }
        }
    }

    private static Exception? Outcome(byte[] state)
    {
        try
        {
            // What is read after all is a state of its own: writing it gives these bytes.
            var again = Histogram.FromState(state).ToState();
            return again.AsSpan().SequenceEqual(state) ? null : new InvalidOperationException("read, but not as it was written");
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static Histogram[] Shapes() =>
    [
        new Histogram1D("folder/a", Axis.Log(60, 0.25, 200, "m [GeV]"), "first"),
        new Histogram1D("b", Axis.Variable([-5, -0.25, 0, 0.001, 100, 200], "x"), "µ", weighted: true),
        new Histogram2D("c", Axis.Regular(9, 0, 200), Axis.Regular(6, -3, 3, "η")),
        new Histogram2D("d", Axis.Regular(9, 0, 200), Axis.Variable([-3, 0, 1, 3]), weighted: true),
    ];

    private static void Fill(Histogram[] shapes, double[] x, double[] y, double[] w)
    {
        ((Histogram1D)shapes[0]).Fill(x);
        ((Histogram1D)shapes[1]).Fill(x, w);
        ((Histogram2D)shapes[2]).Fill(x, y);
        ((Histogram2D)shapes[3]).Fill(x, y, w);
    }

    [Test]
    public void Histograms_of_different_shape_are_not_added()
    {
        var a = new Histogram1D("a", Axis.Regular(2, 0, 2));
        Assert.That(() => a.Add(new Histogram1D("b", Axis.Regular(2, 0, 3))), Throws.TypeOf<HistogramException>().With.Message.Contains("different axes"));
        Assert.That(() => a.Add(new Histogram1D("b", Axis.Regular(2, 0, 2), weighted: true)), Throws.TypeOf<HistogramException>());
    }
}
